package org.bounceback.bounce;

import java.util.Locale;

/** Why a fact follows from stated facts. Each rule uses stated facts and the author's role only. */
public enum InferenceRule {
  /**
   * The author wrote the newest Received field of the returned message and its client belongs to
   * the sender's side.
   */
  AUTHOR_IS_THE_SENDING_SERVER,
  /** The author accepted the message from another server, or shares the recipient's domain. */
  AUTHOR_IS_THE_RECIPIENTS_SERVER,
  /** The sending server delivers to the recipient's mail exchanger. */
  REMOTE_SERVER_IS_THE_RECIPIENTS,
  /** The recipient's side forwarded the message to another domain. */
  REMOTE_SERVER_IS_A_THIRD_PARTY,
  /** The table of our servers says whether we host the recipient's domain. */
  RECIPIENTS_SERVER_BY_HOSTED_DOMAIN,
  /** Only the server that is responsible for an address knows whether it exists. */
  REPLY_IS_ABOUT_THE_ADDRESS,
  /** An e-mail app talks to its user's outgoing server only. */
  CLIENT_TALKS_TO_ITS_OUTGOING_SERVER,
  /** Only the server that its own users send through writes such a text. */
  TEXT_FOR_ITS_OWN_USERS,
  /** Only the server that receives mail for the domain writes such a log line. */
  LOG_OF_THE_RECEIVING_SERVER,
  /** Our customers' messages leave through our servers unless something shows another way. */
  CUSTOMERS_SEND_THROUGH_US,
  /** A server that is not ours handed the message to the recipient's side. */
  SENT_BY_ANOTHER_SERVER,
  /**
   * A mail server's report quotes other servers with their reply codes; other texts are its own.
   */
  AUTHORS_OWN_WORDS,
  /** A log names its host by the first label, which one of our servers has. */
  LOG_NAMES_ITS_HOST,
  /** A failed lookup, connection or TLS session without a reply: nobody rejected the message. */
  NO_REPLY_MEANS_NOBODY,
  /** A customer would have logged in. */
  FORWARDED_WITHOUT_LOGIN,
  /** One of sender and recipient is our customer. */
  ONE_OF_TWO_IS_OUR_CUSTOMER,
  /** A final rejection without a word about a queue (RFC 5321 section 4.2.1). */
  FINAL_REPLY_MEANS_LOST,
  /** The server gave no reply then and gives none now. */
  NO_REPLY_THEN_AND_NOW;

  /** Returns the code in JSON. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
