package org.bounceback.ticket;

/** Why a case belongs to a ticket; agents see the text. */
enum JoinReason {
  CHOSEN("An agent added another e-mail to this ticket"),
  NAMED("Another e-mail of that sender's domain was submitted with this ticket's number"),
  SAME_BYTES("The same e-mail was submitted again"),
  SAME_MESSAGE("The same message came back from the same recipient again");

  private final String text;

  JoinReason(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }
}
