package org.bounceback.ticket;

import com.google.re2j.Pattern;
import java.util.Locale;
import java.util.Optional;
import org.bounceback.address.MailAddress;
import org.bounceback.data.Node;

/**
 * Proves that a customer of ours wrote the mail that came back. An uploaded file may say anything,
 * its Received lines too; the log of our own server does not. A mail is proved when the diagnosis
 * finds that our server sent it, nothing says that it was forged, and a line of our server's log
 * names its author.
 */
final class OriginProof {

  private OriginProof() {}

  /** The author whose mail it is known to be; empty where that is not proved. */
  static Optional<MailAddress> author(Node findings) {
    Optional<Node> bounce = findings.find("bounce");
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

  private static boolean isInOurLog(Node findings, MailAddress author) {
    Pattern named =
        Pattern.compile(
            "(?:^|[^a-z0-9._%+-])"
                + Pattern.quote(author.toString().toLowerCase(Locale.ROOT))
                + "(?:[^a-z0-9._-]|$)");
    return findings.find("ownServers").map(own -> own.list("log")).stream()
        .flatMap(lines -> lines.stream())
        .anyMatch(
            line ->
                line.findText("account").filter(author.toString()::equalsIgnoreCase).isPresent()
                    || named
                        .matcher(line.findText("text").orElse("").toLowerCase(Locale.ROOT))
                        .find());
  }
}
