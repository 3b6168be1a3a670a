//! A teaching-lab harness for network programming.
