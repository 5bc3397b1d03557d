"""What is this record? Numbers, days, ages and postcodes as Scottish health records write them."""
