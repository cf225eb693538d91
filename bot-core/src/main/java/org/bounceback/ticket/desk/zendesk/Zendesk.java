package org.bounceback.ticket.desk.zendesk;

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
import org.bounceback.ticket.desk.TemplateSyntax;
import org.bounceback.ticket.desk.Uris;

/**
 * Zendesk through its Ticketing API v2 (developer.zendesk.com/api-reference/ticketing, 2026-11-24).
 *
 * <p>It uses these settings: the account's URL; the agent's e-mail address and an API token, or
 * only an OAuth token; the id of a group if tickets should be assigned to one. Our id of a ticket
 * is its {@code external_id}.
 */
public final class Zendesk implements TicketDesk, TicketNoteWriter, TicketReader, DeskSelfTest {
  private final Uris root;
  private final Optional<String> group;
  private final DeskHttpClient line;
  private final ZendeskUploads uploads;
  private final ZendeskComments comments;

  /**
   * Creates the ticket system with all its capabilities.
   *
   * @throws IllegalArgumentException if the configuration lacks a required value
   */
  public static Desk open(DeskConfig config, Http http, Clock clock) {
    return Desk.withAllCapabilities(
        DeskId.at(DeskKind.ZENDESK.code(), config.url()), new Zendesk(config, http, clock));
  }

  /** Sends its requests through {@code http}. */
  public Zendesk(DeskConfig config, Http http, Clock clock) {
    root = new Uris(config.url());
    group = config.queue();
    line =
        new DeskHttpClient(
            http,
            clock,
            config.timeout(),
            Map.of("Authorization", authorization(config)),
            DeskErrorReader.inJson(Zendesk::reason));
    uploads = new ZendeskUploads(root, line, config.mail(), clock);
    comments = new ZendeskComments(root, line);
  }

  @Override
  public Optional<TicketRef> find(NewTicket wanted, ExternalId id)
      throws DeskException, InterruptedException {
    DocumentNode found =
        line.get(root.at("/api/v2/tickets.json", Map.of("external_id", id.text())));
    return found.list("tickets").stream()
        .filter(ticket -> isOurs(ticket, id))
        .map(ticket -> ticket.text("id"))
        .min(Comparator.comparing(Long::valueOf))
        .map(this::reference);
  }

  @Override
  public TicketRef open(NewTicket newTicket, ExternalId id)
      throws DeskException, InterruptedException {
    Optional<String> upload =
        newTicket.message().isEmpty()
            ? Optional.empty()
            : Optional.of(uploads.token(id.text(), newTicket));
    var comment =
        new JsonObjectBuilder().with("body", TemplateSyntax.LIQUID.escape(newTicket.summary()));
    upload.ifPresent(token -> comment.with("uploads", List.of(token)));
    var body =
        new JsonObjectBuilder()
            .with("subject", TemplateSyntax.LIQUID.escape(newTicket.subject()))
            .with("comment", comment)
            .with("external_id", id.text())
            .with("tags", List.of("bounceback"));
    MailAddress.parse(newTicket.requester())
        .map(MailAddress::toString)
        .map(address -> new JsonObjectBuilder().with("name", address).with("email", address))
        .ifPresent(requester -> body.with("requester", requester));
    group.ifPresent(name -> body.with("group_id", name));
    // The same key with another body is refused, and each upload has its own token.
    String key = id.text() + upload.map(token -> "-" + token).orElse("");
    Http.Response opened =
        line.send(
            "POST",
            root.at("/api/v2/tickets.json"),
            Map.of("Content-Type", "application/json", "Idempotency-Key", key),
            Http.Body.of(new JsonObjectBuilder().with("ticket", body).toString()));
    return reference(DeskHttpClient.json(opened.body()).require("ticket").text("id"));
  }

  @Override
  public boolean showsOpeningToRequester() {
    return true;
  }

  @Override
  public void add(TicketRef ticket, TicketNote ticketNote)
      throws DeskException, InterruptedException {
    var comment =
        new JsonObjectBuilder()
            .with("body", TemplateSyntax.LIQUID.escape(ticketNote.fullText()))
            .with("public", false);
    if (ticketNote.mail().isPresent()) {
      comment.with("uploads", List.of(uploads.token(ticketNote)));
    }
    var body =
        new JsonObjectBuilder().with("ticket", new JsonObjectBuilder().with("comment", comment));
    DocumentNode unused =
        line.send("PUT", root.at("/api/v2/tickets/" + ticket.id() + ".json"), body);
  }

  @Override
  public TicketUpdate read(TicketRef ticket, Optional<String> after)
      throws DeskException, InterruptedException {
    return comments.read(ticket, after);
  }

  @Override
  public List<DeskCheckResult> check() throws InterruptedException {
    return new ZendeskCheck(root, line, uploads).examine();
  }

  /**
   * Whether a ticket is ours: only agents and API clients can set an external id, and customers'
   * tickets use another channel.
   */
  private static boolean isOurs(DocumentNode ticket, ExternalId id) {
    return ticket.findText("external_id").filter(id.text()::equals).isPresent()
        && ticket
            .find("via")
            .flatMap(via -> via.findText("channel"))
            .filter("api"::equals)
            .isPresent();
  }

  private TicketRef reference(String id) {
    URI page = root.at("/agent/tickets/" + id);
    return new TicketRef(id, id, Optional.of(page));
  }

  private static String authorization(DeskConfig config) {
    String token = config.requireToken();
    return config
        .user()
        .map(user -> BasicAuth.of(user + "/token", token))
        .orElse("Bearer " + token);
  }

  private static Optional<String> reason(DocumentNode body) {
    Optional<DocumentNode> error = body.find("error").filter(DocumentNode::isObject);
    return body.findText("description")
        .or(() -> error.flatMap(node -> node.findText("message")))
        .or(() -> body.findText("error"));
  }
}
