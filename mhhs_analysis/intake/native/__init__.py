"""MS Project's and Primavera's own files, read through MPXJ."""
