package org.bounceback.story;

/** Whose servers and customers take part in a delivery. */
enum MailRoute {
  /** Our customer logged in to our server, which sent it to another server. */
  WE_SENT,
  /** Another server sent it to our customer, whose address forwards to another server. */
  WE_FORWARDED,
  /** Another server sent it to our customer. */
  WE_RECEIVED,
  /** Our customer sent it to another customer of ours. */
  BOTH_OURS,
  /** Our customer sent it through a service that is not ours. */
  ANOTHER_SERVICE,
  /** Somebody else used our customer's address as the sender. */
  FORGED,
  /** Nothing of it is ours. */
  NEITHER
}
