"""What is done to plan, publish and sign for commitments."""
