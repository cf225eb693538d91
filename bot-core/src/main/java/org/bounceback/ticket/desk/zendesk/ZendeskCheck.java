package org.bounceback.ticket.desk.zendesk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bounceback.cases.StoredMail;
import org.bounceback.data.DocumentNode;
import org.bounceback.ticket.DeskException;
import org.bounceback.ticket.DeskException.DeskErrorKind;
import org.bounceback.ticket.DeskSelfTest.DeskCheckResult;
import org.bounceback.ticket.desk.DeskHttpClient;
import org.bounceback.ticket.desk.Uris;

/** Checks what a Zendesk ticket needs. */
final class ZendeskCheck {
  private static final StoredMail TRIAL =
      new StoredMail(
          "bounceback-check.eml",
          "Subject: Bounceback looks whether mails may be attached\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));

  private final Uris root;
  private final DeskHttpClient line;
  private final ZendeskUploads uploads;

  ZendeskCheck(Uris root, DeskHttpClient line, ZendeskUploads uploads) {
    this.root = root;
    this.line = line;
    this.uploads = uploads;
  }

  List<DeskCheckResult> examine() throws InterruptedException {
    var deskCheckResults = new ArrayList<DeskCheckResult>();
    try {
      DocumentNode user = line.get(root.at("/api/v2/users/me.json")).require("user");
      String role = user.findText("role").orElse("nobody");
      boolean agent = Set.of("agent", "admin").contains(role);
      deskCheckResults.add(
          agent
              ? DeskCheckResult.well("Zendesk knows us as " + role)
              : DeskCheckResult.wrong(
                  "Zendesk knows us as %s; desk.user and desk.token must be an agent's"
                      .formatted(role)));
      uploads.test(TRIAL);
      deskCheckResults.add(DeskCheckResult.well("Zendesk takes the mail as a file"));
    } catch (DeskException failed) {
      deskCheckResults.add(
          DeskCheckResult.wrong("Zendesk: " + failed.reason() + advice(failed.kind())));
    }
    return deskCheckResults;
  }

  private static String advice(DeskErrorKind deskErrorKind) {
    return switch (deskErrorKind) {
      case CREDENTIALS -> "; give the agent's address as desk.user and an API token as desk.token";
      case INVALID ->
          "; allow the extension eml in Zendesk's settings of attachments, or set desk.mail to zip";
      default -> "";
    };
  }
}
