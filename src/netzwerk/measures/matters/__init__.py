"""Gaps folded into matters: how urgent, how hard, in which order, and who invites to each."""
