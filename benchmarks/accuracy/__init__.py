"""Quality of the whole product, retrieval and weighing together: does it refer whom it should, and nobody else?"""
