package org.bounceback.ticket.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bounceback.casebook.StoredMail;
import org.bounceback.net.Http;
import org.bounceback.ticket.DeskFailed;
import org.bounceback.ticket.Note;
import org.bounceback.ticket.Ticket;

/**
 * Files are uploaded to Zendesk before the ticket that they belong to. The token of an upload is
 * kept for its life, so that a repeated ticket is the same to the byte and known by its key.
 */
final class ZendeskUploads {
  /** Zendesk promises an hour. */
  private static final Duration LIFE = Duration.ofMinutes(50);

  private final Uris root;
  private final DeskLine line;
  private final Enclosure.Form form;
  private final Clock clock;
  private final Map<String, Uploaded> kept = new ConcurrentHashMap<>();

  private record Uploaded(String token, Instant until) {

    /** Without the token, which gives whoever has it the file. */
    @Override
    public String toString() {
      return "upload until " + until;
    }
  }

  ZendeskUploads(Uris root, DeskLine line, Enclosure.Form form, Clock clock) {
    this.root = root;
    this.line = line;
    this.form = form;
    this.clock = clock;
  }

  /** The token of the mail of that ticket, which must have one. */
  String token(String name, Ticket ticket) throws DeskFailed, InterruptedException {
    return token(name, Enclosure.of(ticket, form).orElseThrow());
  }

  /** The token of the mail of that note, which must have one. */
  String token(Note note) throws DeskFailed, InterruptedException {
    return token(note.key(), Enclosure.of(note, form).orElseThrow());
  }

  private String token(String name, Enclosure file) throws DeskFailed, InterruptedException {
    Instant now = clock.instant();
    kept.values().removeIf(each -> each.until().isBefore(now));
    Uploaded known = kept.get(name);
    if (known != null) {
      return known.token();
    }
    String token = upload(file);
    kept.put(name, new Uploaded(token, now.plus(LIFE)));
    return token;
  }

  /** Uploads a mail and takes it away again. */
  void tryOut(StoredMail mail) throws DeskFailed, InterruptedException {
    String token = upload(Enclosure.of(mail, form));
    Http.Response unused =
        line.send(
            "DELETE",
            root.at("/api/v2/uploads/" + Uris.segment(token) + ".json"),
            Map.of(),
            Http.Body.of(""));
  }

  private String upload(Enclosure file) throws DeskFailed, InterruptedException {
    Http.Response answer =
        line.send(
            "POST",
            root.at("/api/v2/uploads.json", Map.of("filename", file.name())),
            Map.of("Content-Type", file.type()),
            Http.Body.of(file.bytes()));
    return DeskLine.json(answer.body()).at("upload").text("token");
  }
}
