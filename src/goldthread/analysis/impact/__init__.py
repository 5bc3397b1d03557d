"""Did anything change when the action began? With refusal to overclaim: a change after is not a change because of."""
