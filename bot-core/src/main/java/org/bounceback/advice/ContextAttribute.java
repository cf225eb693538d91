package org.bounceback.advice;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bounceback.bounce.BounceReason;

/** What a condition of {@code advice.yaml} may ask about a situation, and the answers there are. */
public enum ContextAttribute {
  /** A reason's code. */
  REASON(Arrays.stream(BounceReason.values()).map(BounceReason::code).toArray(String[]::new)),
  ACTION("failed", "delayed", "delivered", "relayed", "expanded"),
  DIRECTION("outgoing", "incoming", "internal", "unknown"),
  /** Whether the refusal was a 4xx. */
  TEMPORARY("true", "false"),
  /** Whose server refused. */
  DECIDED_BY("ours", "recipient", "other", "unknown"),
  /** Whose server sent the mail. */
  SENT_THROUGH("ours", "other", "unknown"),
  /** Whose address the refusal quotes. */
  REFUSED("ours", "client", "theirs", "unknown"),
  SENDER_DOMAIN("hosted", "foreign", "unknown"),
  /** The domain that the mail's From: names, which DMARC goes by. */
  FROM_DOMAIN("hosted", "foreign", "unknown"),
  MADE_BY("script", "person", "unknown"),
  HEADERS("whole", "cut"),
  FORGED("true", "false"),
  /** What the refusal names. */
  BLOCK("dnsbl", "gateway", "receiver", "dead-list", "receiver-error", "private", "none"),
  /** What the lists say of the sending address. */
  LISTING("quoted", "unquoted", "policy", "another", "resolved", "domain", "our-domain", "none"),
  /** The large receiver that refused. */
  RECEIVER("google", "microsoft", "yahoo", "apple", "t-online", "none"),
  /** Whether the recipient's own administrator can let us in. */
  ADMIN_USEFUL("true", "false"),
  /** Where the recipient's domain has its mail, by the public DNS. */
  RECIPIENT_MAIL("ours", "elsewhere", "nowhere", "no-mail", "no-domain", "failed", "unknown"),
  /** Who runs the name servers of the sender's domain. */
  SENDER_DNS("ours", "elsewhere", "unknown"),
  /** Whether we had the mail from elsewhere and passed it on for a customer. */
  FORWARDED("true", "false"),
  /** What the recipient's servers do now, where that was asked. */
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
      "ImmutableEnumChecker") // Set.of is immutable; the checker knows Guava's sets alone
  private final Set<String> values;

  ContextAttribute(String... values) {
    this.values = Set.of(values);
  }

  /** The key in {@code advice.yaml}: camel case. */
  public String key() {
    var key = new StringBuilder();
    for (String word : name().toLowerCase(Locale.ROOT).split("_", -1)) {
      key.append(key.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return key.toString();
  }

  /** Whether there is such an answer. */
  boolean allows(String value) {
    return values.contains(value);
  }

  static Optional<ContextAttribute> find(String key) {
    return Arrays.stream(values())
        .filter(contextAttribute -> contextAttribute.key().equals(key))
        .findFirst();
  }
}
