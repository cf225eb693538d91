package org.bounceback.ticket;

import java.util.List;
import java.util.Optional;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.JsonObjectBuilder;

/**
 * Takes the details of our own servers out of findings before they go into a ticket or an answer of
 * the API: reasons of blocks, accounts, lines of logs and what a panel answered. The members stay,
 * empty.
 */
public final class OwnDetails {
  private static final String OWN = "ownServers";
  private static final String MAIL = "mail";

  private OwnDetails() {}

  /** The findings without them. */
  public static DocumentNode removedFrom(DocumentNode findings) {
    JsonObjectBuilder kept = findings.toJsonObject();
    findings.find(OWN).ifPresent(own -> kept.with(OWN, withoutDetails(own)));
    findings.find(MAIL).ifPresent(mail -> kept.with(MAIL, mailWithoutDetails(mail)));
    return DocumentCodec.json("diagnosis", kept.toString());
  }

  private static JsonObjectBuilder withoutDetails(DocumentNode own) {
    JsonObjectBuilder kept =
        own.toJsonObject()
            .with("account", Optional.empty())
            .with("log", List.of())
            .with("trouble", List.of())
            .with("blocks", own.list("blocks").stream().map(OwnDetails::block).toList());
    for (String side : List.of("senderMail", "recipientMail")) {
      own.find(side).ifPresent(mail -> kept.with(side, mailWithoutDetails(mail)));
    }
    return kept;
  }

  private static JsonObjectBuilder block(DocumentNode block) {
    return block.toJsonObject().with("why", Optional.empty());
  }

  private static JsonObjectBuilder mailWithoutDetails(DocumentNode mail) {
    return mail.toJsonObject().with("account", Optional.empty()).with("stopped", Optional.empty());
  }
}
