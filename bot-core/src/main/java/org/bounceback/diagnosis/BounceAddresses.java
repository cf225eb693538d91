package org.bounceback.diagnosis;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;
import org.bounceback.address.Ip;
import org.bounceback.address.MailAddress;
import org.bounceback.bounce.BlockingParty;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.Recipient;

/** Extracts the addresses that the diagnosis needs from a bounce. */
public final class BounceAddresses {
  private static final Pattern IP_IN_BRACKETS =
      Pattern.compile("\\[(?:IPv6:)?([0-9a-fA-F.:]{3,45})]");
  private static final Pattern IP_ALONE =
      Pattern.compile("(?:^|[^\\w.:])(\\d{1,3}(?:\\.\\d{1,3}){3})(?:[^\\w.]|$)");

  /** At least two colons, which neither a reply code nor a host with a port has. */
  private static final Pattern IP6_ALONE =
      Pattern.compile(
          "(?:^|[^\\w.:])([0-9a-fA-F]{1,4}:(?:[0-9a-fA-F]{0,4}:){1,6}[0-9a-fA-F]{1,4})(?:[^\\w:]|$)");

  /**
   * The remote host as Exim and Postfix name it before its reply or error. Its own address is not
   * the one that a rejection is about.
   */
  private static final Pattern TALKED_TO =
      Pattern.compile(
          "(?i)\\b(?:host|connect to|connection to|conversation with|lost connection with|relay) ?"
              + "[\\w.-]{1,255} ?\\[[0-9a-f.:]{3,45}](?::[0-9]{1,5})?");

  private BounceAddresses() {}

  /** Returns the IP address that a rejection is about. */
  static Optional<Ip> quoted(Recipient recipient) {
    String words = withoutOtherHost(recipient.diagnostic());
    return recipient
        .block()
        .flatMap(BlockingParty::address)
        .or(() -> inBrackets(words))
        .or(() -> first(IP_ALONE, words))
        .or(() -> first(IP6_ALONE, words));
  }

  /** Returns the envelope sender of the returned message, or the closest value available. */
  static Optional<MailAddress> sender(BouncedMessage bounce) {
    return bounce
        .returned()
        .first("Return-Path")
        .flatMap(MailAddress::parse)
        .or(() -> from(bounce))
        .or(() -> bounce.header().first("To").flatMap(BounceAddresses::inHeader));
  }

  /** Returns the From address of the returned message. */
  public static Optional<MailAddress> from(BouncedMessage bounce) {
    return bounce.returned().first("From").flatMap(BounceAddresses::inHeader);
  }

  /**
   * Returns the address in a From or To field, which may have a display name (RFC 5322 section
   * 3.4).
   */
  static Optional<MailAddress> inHeader(String field) {
    int open = field.lastIndexOf('<');
    int close = field.indexOf('>', Math.max(open, 0));
    return MailAddress.parse(open >= 0 && close > open ? field.substring(open, close + 1) : field);
  }

  private static String withoutOtherHost(String words) {
    return words.indexOf('[') < 0 ? words : TALKED_TO.matcher(words).replaceAll(" ");
  }

  /** Most rejections have no brackets, and checking for one is faster than the pattern. */
  private static Optional<Ip> inBrackets(String text) {
    return text.indexOf('[') < 0 ? Optional.empty() : first(IP_IN_BRACKETS, text);
  }

  private static Optional<Ip> first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    // The character after one address may be the one before the next.
    for (int from = 0; matcher.find(from); from = matcher.end(1)) {
      Optional<Ip> ip = Ip.parse(matcher.group(1));
      if (ip.isPresent()) {
        return ip;
      }
    }
    return Optional.empty();
  }
}
