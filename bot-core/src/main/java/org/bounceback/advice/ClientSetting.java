package org.bounceback.advice;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A setting of an e-mail app, or an action in it, that a reply to a customer can explain. */
public enum ClientSetting {
  /** The login for outgoing mail. */
  OUTGOING_LOGIN,
  /** The name, port and encryption of the server for outgoing mail. */
  OUTGOING_SERVER,
  /** The name, port and encryption of the server for incoming mail. */
  INCOMING_SERVER,
  /** The user name and password for incoming mail. */
  PASSWORD,
  /** The names of both servers, which must match their certificates. */
  SERVER_NAME,
  /** The clock of the device. */
  CLOCK,
  /** The size of a message. */
  MESSAGE_SIZE,
  /** The space in the mailbox. */
  MAILBOX_SPACE,
  /** A wrong address that the app suggests. */
  SAVED_ADDRESS,
  /** The user's own address. */
  SENDER_ADDRESS,
  /** The number of recipients of a message. */
  RECIPIENT_COUNT;

  /** Returns the name in {@code client-settings.yaml}, in kebab case. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the placeholder for its steps in texts to customers. */
  public String placeholder() {
    return "steps_" + name().toLowerCase(Locale.ROOT);
  }

  static Optional<ClientSetting> ofCode(String code) {
    return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
  }
}
