"""A list screened by the machines of a Ray cluster, for `screening batch --engine ray` (ADR 0024).

    node        what one process of a node does: opens its node's index, answers pieces of a list
    pool        the processes of all nodes and what each has in hand: started, watched, replaced
    connection  the cluster: found, joined and left; Ray itself, which is an extra

`pool` and `connection` run beside the list, `node` where Ray starts it. Nothing else of this project imports Ray.
"""
