"""Where an actor stands: along ties and paths, by feedback, in holes, by what others ascribe to it."""
