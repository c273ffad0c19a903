package dev.rollcall.domain;

/// What routing sees an agent do. System-owned: nobody sets it by hand (S1.10-17). Written as is.
public enum RoutingStatus { OFF_QUEUE, IDLE, INTERACTING, COMMUNICATING, NOT_RESPONDING }
