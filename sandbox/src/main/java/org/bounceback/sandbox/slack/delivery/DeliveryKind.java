package org.bounceback.sandbox.slack.delivery;

/** The kind of delivery. */
public enum DeliveryKind {
  EVENT("events_api"),
  COMMAND("slash_commands"),
  INTERACTION("interactive");

  private final String envelope;

  DeliveryKind(String envelope) {
    this.envelope = envelope;
  }

  /** Returns the type of its Socket Mode envelope. */
  String envelope() {
    return envelope;
  }
}
