package org.bounceback.advice;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.bounceback.bounce.BounceReason;
import org.bounceback.bounce.Fate;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.SmtpStage;
import org.bounceback.hosting.CustomerSide;

/**
 * A fact about a situation that a condition of {@code advice.yaml} can test, with its possible
 * values.
 */
public enum ContextAttribute {
  /** The kind of message. */
  KIND(codes(MessageKind.values(), MessageKind::code)),
  /** The code of a reason. */
  REASON(codes(BounceReason.values(), BounceReason::code)),
  /** Whether the rejection was a 4xx. */
  TEMPORARY("true", "false"),
  /**
   * Who rejected the message: one of our servers, a sending server that is not known to be ours,
   * the recipient's server, a third party's server, or nobody because no server gave a reply.
   */
  REJECTED_BY("ours", "sending", "recipient", "other", "nobody"),
  /** The owner of the server that sent the message. */
  SENT_BY("ours", "other"),
  /** Which side of the message is a customer of ours. */
  CUSTOMER(codes(CustomerSide.values(), CustomerSide::code)),
  /** What became of the message. */
  FATE(codes(Fate.values(), Fate::code)),
  /** The stage of the delivery at which it failed. */
  STAGE(codes(SmtpStage.values(), SmtpStage::code)),
  /** The owner of the IP that the rejection is about. */
  QUOTED_IP("ours", "client", "theirs"),
  /** The products and providers that the message names; one message can name several. */
  VENDOR("google", "microsoft", "yahoo", "apple", "t-online", "mailchannels", "cpanel", "none"),
  SENDER_DOMAIN("hosted", "foreign"),
  /** The domain in the From field of the message, which DMARC uses. */
  FROM_DOMAIN("hosted", "foreign"),
  MADE_BY("script", "person"),
  HEADERS("whole", "cut"),
  FORGED("true", "false"),
  /** The kind of block that the rejection names. */
  BLOCK("dnsbl", "gateway", "receiver", "dead-list", "receiver-error", "private", "none"),
  /** The blocklist status of the sending IP. */
  LISTING("quoted", "unquoted", "policy", "another", "resolved", "domain", "our-domain", "none"),
  /** Whether the recipient's own mail administrator can unblock us. */
  ADMIN_USEFUL("true", "false"),
  /** Whether the recipient's domain is probably a mistyped form of another one. */
  TYPO("likely", "none"),
  /** The location of the recipient domain's mail servers, according to public DNS. */
  RECIPIENT_MAIL("ours", "elsewhere", "nowhere", "no-mail", "no-domain", "failed"),
  /** The operator of the name servers of the sender's domain. */
  SENDER_DNS("ours", "elsewhere"),
  /** Whether we received the message from elsewhere and forwarded it for a customer. */
  FORWARDED("true", "false"),
  /** What a log or a pasted report says about a message that was not rejected. */
  LOGGED("delivered", "filtered"),
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
      "port-closed-here");

  @SuppressWarnings(
      "ImmutableEnumChecker") // List.of is immutable; the checker accepts only Guava's lists
  private final List<String> values;

  ContextAttribute(String... values) {
    this.values = List.of(values);
  }

  private static <E> String[] codes(E[] constants, Function<E, String> code) {
    return Arrays.stream(constants).map(code).toArray(String[]::new);
  }

  /** Returns all possible values. */
  List<String> possibleValues() {
    return values;
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
