package org.bounceback.advice;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bounceback.bounce.BounceReason;

/**
 * A fact about a situation that a condition of {@code advice.yaml} can test, with its possible
 * values.
 */
public enum ContextAttribute {
  /** The code of a reason. */
  REASON(Arrays.stream(BounceReason.values()).map(BounceReason::code).toArray(String[]::new)),
  ACTION("failed", "delayed", "delivered", "relayed", "expanded"),
  DIRECTION("outgoing", "incoming", "internal", "unknown"),
  /** Whether the rejection was a 4xx. */
  TEMPORARY("true", "false"),
  /** The owner of the server that rejected the message. */
  DECIDED_BY("ours", "recipient", "other", "unknown"),
  /** The owner of the server that sent the message. */
  SENT_THROUGH("ours", "other", "unknown"),
  /** The owner of the IP that the rejection quotes. */
  REFUSED("ours", "client", "theirs", "unknown"),
  SENDER_DOMAIN("hosted", "foreign", "unknown"),
  /** The domain in the From field of the message, which DMARC uses. */
  FROM_DOMAIN("hosted", "foreign", "unknown"),
  MADE_BY("script", "person", "unknown"),
  HEADERS("whole", "cut"),
  FORGED("true", "false"),
  /** The kind of block that the rejection names. */
  BLOCK("dnsbl", "gateway", "receiver", "dead-list", "receiver-error", "private", "none"),
  /** The blocklist status of the sending IP. */
  LISTING("quoted", "unquoted", "policy", "another", "resolved", "domain", "our-domain", "none"),
  /** The large receiver that rejected the message. */
  RECEIVER("google", "microsoft", "yahoo", "apple", "t-online", "none"),
  /** Whether the recipient's own mail administrator can unblock us. */
  ADMIN_USEFUL("true", "false"),
  /** The location of the recipient domain's mail servers, according to public DNS. */
  RECIPIENT_MAIL("ours", "elsewhere", "nowhere", "no-mail", "no-domain", "failed", "unknown"),
  /** The operator of the name servers of the sender's domain. */
  SENDER_DNS("ours", "elsewhere", "unknown"),
  /** Whether we received the message from elsewhere and forwarded it for a customer. */
  FORWARDED("true", "false"),
  /** The current behavior of the recipient's servers, if they were checked. */
  RECIPIENT_SIDE(
      "accepting",
      "temporarily-refusing",
      "blocking-us",
      "refusing",
      "unreachable",
      "tls-failed",
      "protocol-error",
      "no-mail-server",
      "dns-failed",
      "forbidden-address",
      "port-closed-here",
      "unknown");

  @SuppressWarnings(
      "ImmutableEnumChecker") // Set.of is immutable; the checker accepts only Guava's sets
  private final Set<String> values;

  ContextAttribute(String... values) {
    this.values = Set.of(values);
  }

  /** Returns the key in {@code advice.yaml}, in camel case. */
  public String key() {
    var key = new StringBuilder();
    for (String word : name().toLowerCase(Locale.ROOT).split("_", -1)) {
      key.append(key.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return key.toString();
  }

  /** Returns whether the value is possible. */
  boolean allows(String value) {
    return values.contains(value);
  }

  static Optional<ContextAttribute> find(String key) {
    return Arrays.stream(values())
        .filter(contextAttribute -> contextAttribute.key().equals(key))
        .findFirst();
  }
}
