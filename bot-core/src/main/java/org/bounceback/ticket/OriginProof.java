package org.bounceback.ticket;

import java.util.List;
import java.util.Optional;
import org.bounceback.address.MailAddress;
import org.bounceback.data.DocumentNode;

/**
 * Proves that a customer of ours wrote the mail that came back. An uploaded file may say anything,
 * its Received lines too; the log of our own server does not. A mail is proved when the diagnosis
 * finds that our server sent it, nothing says that it was forged, and our server's log records its
 * author as the account that logged in or as the envelope sender. The text of a line counts for
 * nothing: recipients, subjects and answers of other servers are in it.
 */
final class OriginProof {

  private OriginProof() {}

  /** The author whose mail it is known to be; empty where that is not proved. */
  static Optional<MailAddress> author(DocumentNode findings) {
    Optional<DocumentNode> bounce = findings.find("bounce");
    Optional<MailAddress> author =
        bounce
            .flatMap(each -> each.find("returned"))
            .flatMap(each -> each.findText("from"))
            .flatMap(MailAddress::parse);
    boolean sentByUs =
        bounce
            .flatMap(each -> each.find("origin"))
            .filter(origin -> origin.isTrue("ours") && !origin.isTrue("forged"))
            .isPresent();
    return author.filter(address -> sentByUs && isInOurLog(findings, address));
  }

  private static boolean isInOurLog(DocumentNode findings, MailAddress author) {
    List<DocumentNode> lines =
        findings.find("ownServers").stream().flatMap(own -> own.list("log").stream()).toList();
    List<String> logins = addresses(lines, "account");
    String wanted = author.toString();
    return logins.isEmpty()
        ? addresses(lines, "sender").stream().anyMatch(wanted::equalsIgnoreCase)
        : logins.stream().allMatch(wanted::equalsIgnoreCase);
  }

  /** Accounts may have other names than addresses; those say nothing about the author. */
  private static List<String> addresses(List<DocumentNode> lines, String member) {
    return lines.stream()
        .flatMap(line -> line.findText(member).flatMap(MailAddress::parse).stream())
        .map(MailAddress::toString)
        .toList();
  }
}
