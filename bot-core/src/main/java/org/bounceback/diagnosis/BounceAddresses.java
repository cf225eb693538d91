package org.bounceback.diagnosis;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;
import org.bounceback.address.Ip;
import org.bounceback.address.MailAddress;
import org.bounceback.bounce.BlockingParty;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.Recipient;
import org.bounceback.bounce.Rejecter;
import org.bounceback.bounce.Rejection;
import org.bounceback.bounce.client.ClientWindow;
import org.bounceback.bounce.reason.QuotedIp;

/** Extracts the addresses that the diagnosis needs from a bounce. */
public final class BounceAddresses {
  /**
   * The remote host as Exim and Postfix name it before its reply or error. Its own address is not
   * the one that a rejection is about.
   */
  private static final Pattern TALKED_TO =
      Pattern.compile(
          "(?i)\\b(?:host|connect to|connection to|conversation with|lost connection with|relay) ?"
              + "[\\w.-]{1,255} ?\\[[0-9a-f.:]{3,45}](?::[0-9]{1,5})?");

  private BounceAddresses() {}

  /**
   * Returns the IP address that a rejection is about. The address of the server that rejected the
   * message counts only if there is no other: a gateway may pass on why its own was rejected.
   */
  static Optional<Ip> quoted(Recipient recipient) {
    Rejection rejection = recipient.facts().rejection();
    if (rejection.by().is(Rejecter.NOBODY)) {
      return Optional.empty();
    }
    Optional<Ip> remote = rejection.ip().known();
    String words = withoutOtherHost(recipient.diagnostic());
    Optional<Ip> blocked = recipient.block().flatMap(BlockingParty::address);
    return blocked
        .filter(ip -> !remote.equals(Optional.of(ip)))
        .or(() -> QuotedIp.find(words, ip -> remote.equals(Optional.of(ip))))
        .or(() -> blocked)
        .or(() -> QuotedIp.find(words, ip -> false));
  }

  /** Returns the envelope sender of the returned message, or the closest value available. */
  static Optional<MailAddress> sender(BouncedMessage bounce) {
    return bounce
        .returned()
        .first("Return-Path")
        .flatMap(MailAddress::parse)
        .or(() -> from(bounce))
        .or(() -> bounce.header().first("To").flatMap(BounceAddresses::inHeader))
        .or(() -> logged(bounce));
  }

  /** Returns the envelope sender in log lines, if they are about messages of one sender. */
  private static Optional<MailAddress> logged(BouncedMessage bounce) {
    List<String> senders =
        bounce.recipients().stream()
            .flatMap(recipient -> recipient.logged().stream())
            .flatMap(entry -> entry.sender().stream())
            .distinct()
            .limit(2)
            .toList();
    return senders.size() == 1 ? MailAddress.parse(senders.get(0)) : Optional.empty();
  }

  /** Returns the From address of the returned message. */
  public static Optional<MailAddress> from(BouncedMessage bounce) {
    return bounce.returned().first("From").flatMap(BounceAddresses::inHeader);
  }

  /** Returns the From address of the returned message, or the account in an e-mail app's window. */
  public static Optional<MailAddress> author(BouncedMessage bounce) {
    return from(bounce)
        .or(() -> bounce.window().flatMap(ClientWindow::account).flatMap(MailAddress::parse));
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
}
