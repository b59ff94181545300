"""Figures that README and CONTRIBUTING quote; `make bench` prints them. Ratios within one run, never asserted."""
