package org.bounceback.bounce.client;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The problem that an e-mail app shows in a window, a banner or an alert. */
public enum ClientProblem {
  /** The server refused the connection or could not be reached. */
  NO_CONNECTION,
  /** The server did not reply in time. */
  TIMED_OUT,
  /** The connection was closed or lost after it had been opened. */
  INTERRUPTED,
  /** The device has no network, or the app works offline. */
  OFFLINE,
  /** The name of the server does not exist in DNS. */
  UNKNOWN_SERVER_NAME,
  /** The app is set to STARTTLS, which the server does not offer. */
  STARTTLS_NOT_OFFERED,
  /** App and server could not agree on encryption, often because the port does not fit. */
  ENCRYPTION_MISMATCH,
  /** The certificate belongs to another name. */
  CERTIFICATE_NAME,
  /** The certificate has expired. */
  CERTIFICATE_EXPIRED,
  /** The app does not accept the certificate and gives another reason or none. */
  CERTIFICATE_UNTRUSTED,
  /** The server did not accept the user name or the password. */
  LOGIN_REJECTED,
  /** The server does not offer the login method that is set in the app. */
  LOGIN_METHOD,
  /** The server does not relay the message because the app did not log in. */
  LOGIN_REQUIRED,
  /** The server accepts no login for a while after too many failed ones. */
  TOO_MANY_LOGINS,
  /** The server accepts no further connection of the account. */
  TOO_MANY_CONNECTIONS,
  /** The server did not accept the sender's address. */
  SENDER_REJECTED,
  /** The server did not accept a recipient. */
  RECIPIENT_REJECTED,
  /** The server did not accept a recipient that it does not know. */
  RECIPIENT_UNKNOWN,
  /** The app itself did not accept an address as valid. */
  INVALID_ADDRESS,
  /** The message is bigger than the server or the app allows. */
  MESSAGE_TOO_BIG,
  /** The user's own mailbox is full. */
  MAILBOX_FULL,
  /** The message has more recipients than the server or the app allows. */
  TOO_MANY_RECIPIENTS,
  /** The message was sent, but its copy was not saved in the folder for sent mail. */
  COPY_NOT_SAVED,
  /** A copy was not saved in the folder for sent mail, because the user's own mailbox is full. */
  COPY_MAILBOX_FULL,
  /** The server rejected the message; the window does not show why. */
  REJECTED,
  /** The operation failed; the window shows no cause. */
  NOT_SHOWN,
  /** The app cannot use its own files or settings; no server is involved. */
  LOCAL_FILES;

  /** Returns the name in {@code client-windows.tsv}, in kebab case. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the problem with this {@link #code}. */
  public static Optional<ClientProblem> ofCode(String code) {
    return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
  }

  /** Returns the name of the advice about this problem in {@code advice.yaml}. */
  public String situation() {
    return "window-" + code();
  }
}
