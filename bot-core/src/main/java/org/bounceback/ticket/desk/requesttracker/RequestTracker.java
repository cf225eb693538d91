package org.bounceback.ticket.desk.requesttracker;

import com.google.re2j.Pattern;
import java.net.URI;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.address.MailAddress;
import org.bounceback.cases.DeskId;
import org.bounceback.cases.TicketRef;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.JsonObjectBuilder;
import org.bounceback.net.Http;
import org.bounceback.ticket.Desk;
import org.bounceback.ticket.DeskException;
import org.bounceback.ticket.DeskException.DeskErrorKind;
import org.bounceback.ticket.DeskSelfTest;
import org.bounceback.ticket.ExternalId;
import org.bounceback.ticket.NewTicket;
import org.bounceback.ticket.TicketDesk;
import org.bounceback.ticket.TicketNote;
import org.bounceback.ticket.TicketNoteWriter;
import org.bounceback.ticket.TicketReader;
import org.bounceback.ticket.TicketUpdate;
import org.bounceback.ticket.desk.BasicAuth;
import org.bounceback.ticket.desk.DeskConfig;
import org.bounceback.ticket.desk.DeskErrorReader;
import org.bounceback.ticket.desk.DeskHttpClient;
import org.bounceback.ticket.desk.DeskKind;
import org.bounceback.ticket.desk.MailAttachment;
import org.bounceback.ticket.desk.TemplateSyntax;
import org.bounceback.ticket.desk.Uris;

/**
 * Request Tracker 5 through its API REST 2 (lib/RT/REST2.pm of RT 5.0.3, and tested with it).
 *
 * <p>It uses these settings: the URL of RT's start page; the queue's name; as token either an
 * authentication token or the user's password; the user's name, without which our notes are
 * recognized only by their mark and a ticket with our case is not checked for its creator; a custom
 * field of tickets for our id, without which tickets are found by the case in their subject.
 */
public final class RequestTracker
    implements TicketDesk, TicketNoteWriter, TicketReader, DeskSelfTest {
  private static final Pattern AUTH_TOKEN = Pattern.compile("\\d+-\\d+-[0-9a-f]{32}");

  private final Uris web;
  private final Uris rest;
  private final String queue;
  private final Optional<String> field;
  private final Optional<String> user;
  private final MailAttachment.AttachmentFormat mail;
  private final DeskHttpClient line;
  private final RequestTrackerTicketReader history;
  private volatile boolean fieldSeen;

  /**
   * Creates the ticket system with all its capabilities.
   *
   * @throws IllegalArgumentException if the configuration lacks a required value
   */
  public static Desk open(DeskConfig config, Http http, Clock clock) {
    return Desk.withAllCapabilities(
        DeskId.at(DeskKind.RT.code(), config.url()), new RequestTracker(config, http, clock));
  }

  /** Sends its requests through {@code http}. */
  public RequestTracker(DeskConfig config, Http http, Clock clock) {
    web = new Uris(config.url());
    rest = new Uris(web.at("/REST/2.0"));
    queue = config.requireQueue("the name of RT's queue");
    field = config.field();
    user = config.user();
    mail = config.mail();
    line =
        new DeskHttpClient(
            http,
            clock,
            config.timeout(),
            Map.of("Authorization", authorization(config)),
            DeskErrorReader.inJson(body -> body.findText("message")));
    history = new RequestTrackerTicketReader(rest, line, config.user());
  }

  @Override
  public Optional<TicketRef> find(NewTicket wanted, ExternalId id)
      throws DeskException, InterruptedException {
    String query =
        field
            .map(name -> "CF.{%s} = '%s'".formatted(name, id.text()))
            .orElse("Subject LIKE '[%s]'".formatted(wanted.caseId()));
    boolean isDrawnName = field.isPresent() && id.isDrawn(wanted.caseId());
    DocumentNode found = line.get(rest.at("/tickets", Map.of("query", query, "fields", "Creator")));
    return found.list("items").stream()
        .filter(item -> isDrawnName || isOurs(item))
        .map(item -> item.text("id"))
        .min(Comparator.comparing(Long::valueOf))
        .map(this::reference);
  }

  @Override
  public TicketRef open(NewTicket newTicket, ExternalId id)
      throws DeskException, InterruptedException {
    requireField();
    var body =
        new JsonObjectBuilder()
            .with("Queue", queue)
            .with(
                "Subject",
                TemplateSyntax.RT.escape(newTicket.subject()) + " [" + newTicket.caseId() + "]")
            .with("Content", TemplateSyntax.RT.escape(newTicket.summary()))
            .with("ContentType", "text/plain");
    MailAddress.parse(newTicket.requester())
        .ifPresent(address -> body.with("Requestor", address.toString()));
    field.ifPresent(
        name -> body.with("CustomFields", new JsonObjectBuilder().with(name, id.text())));
    MailAttachment.of(newTicket, mail)
        .ifPresent(file -> body.with("Attachments", List.of(attachment(file))));
    return reference(line.send("POST", rest.at("/ticket"), body).text("id"));
  }

  @Override
  public boolean showsOpeningToRequester() {
    return true;
  }

  @Override
  public void add(TicketRef ticket, TicketNote ticketNote)
      throws DeskException, InterruptedException {
    var body =
        new JsonObjectBuilder()
            .with("Content", TemplateSyntax.RT.escape(ticketNote.fullText()))
            .with("ContentType", "text/plain");
    MailAttachment.of(ticketNote, mail)
        .ifPresent(file -> body.with("Attachments", List.of(attachment(file))));
    DocumentNode unused = line.send("POST", rest.at("/ticket/" + ticket.id() + "/comment"), body);
  }

  @Override
  public TicketUpdate read(TicketRef ticket, Optional<String> after)
      throws DeskException, InterruptedException {
    return history.read(ticket, after);
  }

  @Override
  public List<DeskCheckResult> check() throws InterruptedException {
    return new RtCheck(rest, line, queue, field).examine();
  }

  /**
   * Whether a ticket found by public data is ours. RT sets the customer as creator of tickets that
   * customers open, also by e-mail.
   */
  private boolean isOurs(DocumentNode ticket) {
    return user.isEmpty()
        || ticket
            .find("Creator")
            .flatMap(creator -> creator.findText("id"))
            .filter(user.get()::equalsIgnoreCase)
            .isPresent();
  }

  private TicketRef reference(String id) {
    URI page = web.at("/Ticket/Display.html", Map.of("id", id));
    return new TicketRef(id, id, Optional.of(page));
  }

  /** Checks the field, because RT silently ignores unknown fields. */
  private void requireField() throws DeskException, InterruptedException {
    if (field.isPresent() && !fieldSeen) {
      DocumentNode asked = line.get(rest.at("/queue/" + Uris.segment(queue)));
      if (!RtCheck.hasField(asked, field.get())) {
        throw new DeskException(DeskErrorKind.INVALID, RtCheck.missing(queue, field.get()));
      }
      fieldSeen = true;
    }
  }

  /**
   * RT re-encodes non-ASCII bytes of e-mails, as of texts (lib/RT/I18N.pm, IsTextualContentType);
   * unknown types stay unchanged.
   */
  private static JsonObjectBuilder attachment(MailAttachment file) {
    return new JsonObjectBuilder()
        .with("FileName", file.name())
        .with("FileType", file.isAscii() ? file.type() : "application/octet-stream")
        .with("FileContent", file.base64());
  }

  private static String authorization(DeskConfig config) {
    String token = config.requireToken();
    return AUTH_TOKEN.matcher(token).matches()
        ? "token " + token
        : BasicAuth.of(config.requireUser("the RT user whose password desk.token is"), token);
  }
}
