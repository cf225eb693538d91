package org.bounceback.bounce;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The reason why a recipient did not get the message. The names are those of Sisimai 5.6. {@code
 * advice.yaml} explains what each one means for the agent and the customer.
 */
public enum BounceReason {
  AUTH_FAILURE,
  BAD_REPUTATION,
  BLOCKED,
  CONTENT_ERROR,
  DELIVERED,
  EMAIL_TOO_LARGE,
  EXPIRED,
  FAILED_STARTTLS,
  FEEDBACK,
  FILTERED,
  HAS_MOVED,
  HOST_UNKNOWN,
  MAILBOX_FULL,
  MAILER_ERROR,
  NETWORK_ERROR,
  NO_RELAYING,
  NOT_ACCEPT,
  NOT_COMPLIANT_RFC,
  ON_HOLD,
  POLICY_VIOLATION,
  RATE_LIMITED,
  REJECTED,
  REQUIRE_PTR,
  SECURITY_ERROR,
  SPAM_DETECTED,
  SUPPRESSED,
  SUSPEND,
  SYNTAX_ERROR,
  SYSTEM_ERROR,
  SYSTEM_FULL,
  /** No reason could be found; a guess would be worse. */
  UNDEFINED,
  USER_UNKNOWN,
  VACATION,
  VIRUS_DETECTED;

  /** Returns the name in kebab-case, as in JSON and in {@code advice.yaml}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the reason with that {@link #code()}. */
  public static Optional<BounceReason> find(String code) {
    return Arrays.stream(values())
        .filter(bounceReason -> bounceReason.code().equals(code))
        .findFirst();
  }
}
