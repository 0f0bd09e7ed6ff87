"""What participants answered in each round: the questions, the forms' exports, the replies. All invented."""
