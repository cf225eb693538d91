package org.bounceback.app.demo;

import java.util.Base64;
import org.bounceback.sandbox.desk.Ticket;

/** A ticket of the sandbox's desk for the eyes. */
final class TicketText {

  private TicketText() {}

  static String of(Ticket ticket) {
    String mail =
        ticket
            .draft()
            .message()
            .map(
                message ->
                    "  attached %s, %d bytes, sha256 %s…"
                        .formatted(
                            message.filename(),
                            Base64.getDecoder().decode(message.base64()).length,
                            message.sha256().substring(0, 16)))
            .orElse("  nothing attached");
    return """
          ticket %s for %s
          %s
          %s
        """
            .formatted(
                ticket.number(),
                ticket.draft().requester().orElse("nobody"),
                ticket.draft().subject(),
                ticket.draft().summary().orElse("").strip().replace("\n", "\n  "))
        + mail;
  }
}
