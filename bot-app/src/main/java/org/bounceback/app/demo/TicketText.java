package org.bounceback.app.demo;

import java.util.Base64;
import org.bounceback.sandbox.desk.StoredTicket;

/** Renders a ticket of the simulated ticket system as text. */
final class TicketText {

  private TicketText() {}

  static String of(StoredTicket storedTicket) {
    String mail =
        storedTicket
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
                storedTicket.number(),
                storedTicket.draft().requester().orElse("nobody"),
                storedTicket.draft().subject(),
                storedTicket.draft().summary().orElse("").strip().replace("\n", "\n  "))
        + mail;
  }
}
