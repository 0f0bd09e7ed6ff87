"""The participants' plans, one module a participant: what it means, and the layout it sends it in."""
