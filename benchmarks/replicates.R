# Five centralities of networks drawn anew, as an analyst writes it with igraph in R.
#
#   Rscript replicates.R ENDS.csv DRAWS.csv VALUES.csv
#
# ENDS: i, j of every tie, from 1; DRAWS: a row a draw, 1 where the tie was drawn. Writes a row a draw and
# measure, and prints the seconds of the loop alone.
suppressMessages(library(igraph))
arguments <- commandArgs(TRUE)
ends <- as.matrix(read.csv(arguments[1]))
drawn <- as.matrix(read.csv(arguments[2], header = FALSE)) == 1
actors <- max(ends)
measures <- c("degree", "betweenness", "harmonic", "eigenvector", "pagerank")
values <- array(NA_real_, c(nrow(drawn), length(measures), actors))
began <- proc.time()
for (draw in seq_len(nrow(drawn))) {
  network <- graph_from_edgelist(ends[drawn[draw, ], , drop = FALSE], directed = FALSE)
  network <- add_vertices(network, actors - vcount(network))
  values[draw, 1, ] <- degree(network)
  values[draw, 2, ] <- betweenness(network)
  values[draw, 3, ] <- harmonic_centrality(network, normalized = TRUE)
  values[draw, 4, ] <- eigen_centrality(network)$vector
  values[draw, 5, ] <- page_rank(network)$vector
}
spent <- proc.time() - began
write.table(matrix(aperm(values, c(2, 1, 3)), ncol = actors), arguments[3],
            sep = ",", row.names = FALSE, col.names = FALSE)
cat(spent[["user.self"]] + spent[["sys.self"]], "\n")
