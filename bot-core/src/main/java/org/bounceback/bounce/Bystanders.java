package org.bounceback.bounce;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bounceback.mail.Header;

/** The people and programs that a report names without their being recipients. */
final class Bystanders {
  private static final List<String> WRITERS = List.of("From", "Reply-To", "Sender");
  private static final List<String> OF_REPORT =
      List.of(
          "From", "To", "Cc", "Reply-To", "Sender", "Delivered-To", "Envelope-To", "X-Original-To");
  private static final List<String> OF_RETURNED =
      List.of("From", "Sender", "Return-Path", "Reply-To", "X-Envelope-From");

  private Bystanders() {}

  /** Those who are no recipients: writers, addressees, and the sender of the returned mail. */
  static Set<String> of(Report report) {
    var addresses = new HashSet<String>();
    collect(report.header(), OF_REPORT, addresses);
    collect(report.returned(), OF_RETURNED, addresses);
    return Set.copyOf(addresses);
  }

  /** Those from whom the report and the returned mail come. */
  static Set<String> senders(Report report) {
    var addresses = new HashSet<String>();
    collect(report.header(), WRITERS, addresses);
    collect(report.returned(), OF_RETURNED, addresses);
    return Set.copyOf(addresses);
  }

  /** Those from whom the report comes. */
  static Set<String> writers(Report report) {
    var addresses = new HashSet<String>();
    collect(report.header(), WRITERS, addresses);
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
