package org.bounceback.sandbox.slack.delivery;

/** What is delivered. */
public enum DeliveryKind {
  EVENT("events_api"),
  COMMAND("slash_commands"),
  INTERACTION("interactive");

  private final String envelope;

  DeliveryKind(String envelope) {
    this.envelope = envelope;
  }

  /** The type of its envelope in Socket Mode. */
  String envelope() {
    return envelope;
  }
}
