package org.bounceback.ticket.desk.zendesk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bounceback.cases.StoredMail;
import org.bounceback.net.Http;
import org.bounceback.ticket.DeskException;
import org.bounceback.ticket.NewTicket;
import org.bounceback.ticket.TicketNote;
import org.bounceback.ticket.desk.DeskHttpClient;
import org.bounceback.ticket.desk.MailAttachment;
import org.bounceback.ticket.desk.Uris;

/**
 * Uploads files to Zendesk before their ticket. An upload's token is stored while it is valid, so
 * that a repeated ticket is identical and its key is accepted.
 */
final class ZendeskUploads {
  /** Zendesk guarantees an hour. */
  private static final Duration LIFETIME = Duration.ofMinutes(50);

  private final Uris root;
  private final DeskHttpClient line;
  private final MailAttachment.AttachmentFormat attachmentFormat;
  private final Clock clock;
  private final Map<String, Uploaded> kept = new ConcurrentHashMap<>();

  private record Uploaded(String token, Instant until) {

    /** Omits the token, which gives access to the file. */
    @Override
    public String toString() {
      return "upload until " + until;
    }
  }

  ZendeskUploads(
      Uris root,
      DeskHttpClient line,
      MailAttachment.AttachmentFormat attachmentFormat,
      Clock clock) {
    this.root = root;
    this.line = line;
    this.attachmentFormat = attachmentFormat;
    this.clock = clock;
  }

  /** Returns the upload token for the e-mail of that ticket, which must have one. */
  String token(String name, NewTicket newTicket) throws DeskException, InterruptedException {
    return token(name, MailAttachment.of(newTicket, attachmentFormat).orElseThrow());
  }

  /** Returns the upload token for the e-mail of that note, which must have one. */
  String token(TicketNote ticketNote) throws DeskException, InterruptedException {
    return token(ticketNote.key(), MailAttachment.of(ticketNote, attachmentFormat).orElseThrow());
  }

  private String token(String name, MailAttachment file)
      throws DeskException, InterruptedException {
    Instant now = clock.instant();
    kept.values().removeIf(upload -> upload.until().isBefore(now));
    Uploaded known = kept.get(name);
    if (known != null) {
      return known.token();
    }
    String token = upload(file);
    kept.put(name, new Uploaded(token, now.plus(LIFETIME)));
    return token;
  }

  /** Uploads an e-mail and deletes it again. */
  void test(StoredMail mail) throws DeskException, InterruptedException {
    String token = upload(MailAttachment.of(mail, attachmentFormat));
    Http.Response unused =
        line.send(
            "DELETE",
            root.at("/api/v2/uploads/" + Uris.segment(token) + ".json"),
            Map.of(),
            Http.Body.of(""));
  }

  private String upload(MailAttachment file) throws DeskException, InterruptedException {
    Http.Response answer =
        line.send(
            "POST",
            root.at("/api/v2/uploads.json", Map.of("filename", file.name())),
            Map.of("Content-Type", file.type()),
            Http.Body.of(file.bytes()));
    return DeskHttpClient.json(answer.body()).require("upload").text("token");
  }
}
