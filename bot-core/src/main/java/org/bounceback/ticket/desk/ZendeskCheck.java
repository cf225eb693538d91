package org.bounceback.ticket.desk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bounceback.casebook.StoredMail;
import org.bounceback.data.DocumentNode;
import org.bounceback.ticket.DeskCheck.Finding;
import org.bounceback.ticket.DeskFailed;
import org.bounceback.ticket.DeskFailed.Kind;

/** Looks at what a ticket of Zendesk needs. */
final class ZendeskCheck {
  private static final StoredMail TRIAL =
      new StoredMail(
          "bounceback-check.eml",
          "Subject: Bounceback looks whether mails may be attached\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));

  private final Uris root;
  private final DeskLine line;
  private final ZendeskUploads uploads;

  ZendeskCheck(Uris root, DeskLine line, ZendeskUploads uploads) {
    this.root = root;
    this.line = line;
    this.uploads = uploads;
  }

  List<Finding> examine() throws InterruptedException {
    var findings = new ArrayList<Finding>();
    try {
      DocumentNode user = line.get(root.at("/api/v2/users/me.json")).at("user");
      String role = user.findText("role").orElse("nobody");
      boolean agent = Set.of("agent", "admin").contains(role);
      findings.add(
          agent
              ? Finding.well("Zendesk knows us as " + role)
              : Finding.wrong(
                  "Zendesk knows us as %s; desk.user and desk.token must be an agent's"
                      .formatted(role)));
      uploads.tryOut(TRIAL);
      findings.add(Finding.well("Zendesk takes the mail as a file"));
    } catch (DeskFailed failed) {
      findings.add(Finding.wrong("Zendesk: " + failed.why() + advice(failed.kind())));
    }
    return findings;
  }

  private static String advice(Kind kind) {
    return switch (kind) {
      case CREDENTIALS -> "; give the agent's address as desk.user and an API token as desk.token";
      case INVALID ->
          "; allow the extension eml in Zendesk's settings of attachments, or set desk.mail to zip";
      default -> "";
    };
  }
}
