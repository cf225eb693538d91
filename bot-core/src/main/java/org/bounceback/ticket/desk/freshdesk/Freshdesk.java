package org.bounceback.ticket.desk.freshdesk;

import java.net.URI;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bounceback.cases.DeskId;
import org.bounceback.cases.TicketRef;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.JsonObjectBuilder;
import org.bounceback.net.Http;
import org.bounceback.ticket.Desk;
import org.bounceback.ticket.DeskException;
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
import org.bounceback.ticket.desk.Multipart;
import org.bounceback.ticket.desk.Requester;
import org.bounceback.ticket.desk.TemplateSyntax;
import org.bounceback.ticket.desk.Uris;

/**
 * Freshdesk through its API v2 (developers.freshdesk.com/api, 2026-11-24).
 *
 * <p>It uses these settings: the account's URL; an agent's API key; the id of a group if tickets
 * should be assigned to one. Our id of a ticket is a tag.
 */
public final class Freshdesk implements TicketDesk, TicketNoteWriter, TicketReader, DeskSelfTest {
  private static final String TICKETS = "/api/v2/tickets";
  private static final String OPEN = "2";
  private static final String MEDIUM = "2";

  private final Uris root;
  private final Optional<String> group;
  private final MailAttachment.AttachmentFormat mail;
  private final DeskHttpClient line;
  private final FreshdeskTicketReader talk;

  /**
   * Creates the ticket system with all its capabilities.
   *
   * @throws IllegalArgumentException if the configuration lacks a required value
   */
  public static Desk open(DeskConfig config, Http http, Clock clock) {
    return Desk.withAllCapabilities(
        DeskId.at(DeskKind.FRESHDESK.code(), config.url()), new Freshdesk(config, http, clock));
  }

  /** Sends its requests through {@code http}. */
  public Freshdesk(DeskConfig config, Http http, Clock clock) {
    root = new Uris(config.url());
    group = config.queue();
    mail = config.mail();
    line =
        new DeskHttpClient(
            http,
            clock,
            config.timeout(),
            Map.of("Authorization", BasicAuth.of(config.requireToken(), "X")),
            DeskErrorReader.inJson(Freshdesk::reason));
    talk = new FreshdeskTicketReader(root, line);
  }

  /** Finds a ticket; the search is some minutes late, so the newest tickets are listed as well. */
  @Override
  public Optional<TicketRef> find(NewTicket wanted, ExternalId id)
      throws DeskException, InterruptedException {
    String tag = tag(id);
    var newest = new LinkedHashMap<String, String>();
    newest.put("order_by", "created_at");
    newest.put("order_type", "desc");
    newest.put("per_page", "100");
    for (String ticket : tagged(line.get(root.at(TICKETS, newest)).list(), tag)) {
      if (isOurs(ticket, wanted, id)) {
        return Optional.of(reference(ticket));
      }
    }
    URI search = root.at("/api/v2/search/tickets", Map.of("query", "\"tag:'" + tag + "'\""));
    for (String ticket : tagged(line.get(search).list("results"), tag)) {
      if (isOurs(ticket, wanted, id)) {
        return Optional.of(reference(ticket));
      }
    }
    return Optional.empty();
  }

  /**
   * Whether a ticket is ours. If the tag is the case's public id, the requester must match too.
   * Freshdesk shows only the primary address of a contact with several, so for random ids the
   * requester is not compared.
   */
  private boolean isOurs(String ticket, NewTicket wanted, ExternalId id)
      throws DeskException, InterruptedException {
    if (id.isDrawn(wanted.caseId())) {
      return true;
    }
    String requester = Requester.address(wanted);
    return line.get(root.at(TICKETS + "/" + ticket, Map.of("include", "requester")))
        .find("requester")
        .flatMap(node -> node.findText("email"))
        .filter(requester::equalsIgnoreCase)
        .isPresent();
  }

  @Override
  public TicketRef open(NewTicket newTicket, ExternalId id)
      throws DeskException, InterruptedException {
    var form =
        new Multipart("bounceback-" + UUID.randomUUID())
            .field("email", Requester.address(newTicket))
            .field("subject", TemplateSyntax.LIQUID.escape(newTicket.subject()))
            .field("description", html(newTicket.summary()))
            .field("status", OPEN)
            .field("priority", MEDIUM)
            .field("tags[]", "bounceback")
            .field("tags[]", tag(id));
    group.ifPresent(number -> form.field("group_id", number));
    MailAttachment.of(newTicket, mail).ifPresent(file -> form.file("attachments[]", file));
    Http.Response opened =
        line.send(
            "POST",
            root.at(TICKETS),
            Map.of("Content-Type", form.contentType()),
            Http.Body.of(form.toBytes()));
    return reference(DeskHttpClient.json(opened.body()).text("id"));
  }

  @Override
  public boolean showsOpeningToRequester() {
    return true;
  }

  @Override
  public void add(TicketRef ticket, TicketNote ticketNote)
      throws DeskException, InterruptedException {
    URI notes = root.at(TICKETS + "/" + ticket.id() + "/notes");
    Optional<MailAttachment> file = MailAttachment.of(ticketNote, mail);
    if (file.isEmpty()) {
      var body =
          new JsonObjectBuilder().with("body", html(ticketNote.fullText())).with("private", true);
      DocumentNode unused = line.send("POST", notes, body);
      return;
    }
    var form =
        new Multipart("bounceback-" + UUID.randomUUID())
            .field("body", html(ticketNote.fullText()))
            .field("private", "true")
            .file("attachments[]", file.get());
    Http.Response unused =
        line.send(
            "POST",
            notes,
            Map.of("Content-Type", form.contentType()),
            Http.Body.of(form.toBytes()));
  }

  @Override
  public TicketUpdate read(TicketRef ticket, Optional<String> after)
      throws DeskException, InterruptedException {
    return talk.read(ticket, after);
  }

  @Override
  public List<DeskCheckResult> check() throws InterruptedException {
    try {
      String id = talk.ownId();
      return List.of(DeskCheckResult.well("Freshdesk knows us as agent " + id));
    } catch (DeskException failed) {
      return List.of(
          DeskCheckResult.wrong(
              "Freshdesk: %s; give an agent's API key as desk.token and the account's own address,"
                      .formatted(failed.reason())
                  + " such as https://ACCOUNT.freshdesk.com, as desk.url"));
    }
  }

  private static List<String> tagged(List<DocumentNode> tickets, String tag) {
    return tickets.stream()
        .filter(ticket -> ticket.texts("tags").contains(tag))
        .map(ticket -> ticket.text("id"))
        .sorted(Comparator.comparing(Long::valueOf))
        .toList();
  }

  private TicketRef reference(String id) {
    return new TicketRef(id, id, Optional.of(root.at("/a/tickets/" + id)));
  }

  private static String tag(ExternalId id) {
    return id.text().toLowerCase(Locale.ROOT);
  }

  private static String html(String text) {
    return TemplateSyntax.LIQUID
        .escape(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\n", "<br>");
  }

  private static Optional<String> reason(DocumentNode body) {
    String fields =
        body.list("errors").stream()
            .map(
                error ->
                    error.findText("field").orElse("") + " " + error.findText("message").orElse(""))
            .collect(Collectors.joining(", "));
    return body.findText("description")
        .or(() -> body.findText("message"))
        .map(words -> fields.isBlank() ? words : words + ": " + fields);
  }
}
