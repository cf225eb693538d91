package org.bounceback.bounce.format;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bounceback.bounce.text.AddressFinder;
import org.bounceback.mail.Header;

/** Collects the addresses in a report that are not recipients. */
final class NonRecipientAddresses {
  private static final List<String> WRITERS = List.of("From", "Reply-To", "Sender");
  private static final List<String> OF_REPORT =
      List.of(
          "From", "To", "Cc", "Reply-To", "Sender", "Delivered-To", "Envelope-To", "X-Original-To");
  private static final List<String> OF_RETURNED =
      List.of("From", "Sender", "Return-Path", "Reply-To", "X-Envelope-From");

  private NonRecipientAddresses() {}

  /**
   * Returns all of them: the report's sender and addressees, and the sender of the returned
   * message.
   */
  static Set<String> of(ReportMessage reportMessage) {
    var addresses = new HashSet<String>();
    collect(reportMessage.header(), OF_REPORT, addresses);
    collect(reportMessage.returned(), OF_RETURNED, addresses);
    return Set.copyOf(addresses);
  }

  /** Returns the senders of the report and of the returned message. */
  static Set<String> senders(ReportMessage reportMessage) {
    var addresses = new HashSet<String>();
    collect(reportMessage.header(), WRITERS, addresses);
    collect(reportMessage.returned(), OF_RETURNED, addresses);
    return Set.copyOf(addresses);
  }

  /** Returns the senders of the report. */
  static Set<String> writers(ReportMessage reportMessage) {
    var addresses = new HashSet<String>();
    collect(reportMessage.header(), WRITERS, addresses);
    return Set.copyOf(addresses);
  }

  private static void collect(Header header, List<String> names, Set<String> addresses) {
    for (String name : names) {
      for (String value : header.all(name)) {
        AddressFinder.all(value)
            .forEach(found -> addresses.add(AddressFinder.key(found.address())));
      }
    }
  }
}
