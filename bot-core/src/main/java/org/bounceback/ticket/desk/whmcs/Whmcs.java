package org.bounceback.ticket.desk.whmcs;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.cases.DeskId;
import org.bounceback.cases.TicketRef;
import org.bounceback.data.DocumentCodec;
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
import org.bounceback.ticket.desk.DeskConfig;
import org.bounceback.ticket.desk.DeskKind;
import org.bounceback.ticket.desk.MailAttachment;
import org.bounceback.ticket.desk.Requester;
import org.bounceback.ticket.desk.TemplateSyntax;
import org.bounceback.ticket.desk.Uris;

/**
 * WHMCS through its API (developers.whmcs.com/api-reference, 2026-11-27).
 *
 * <p>It uses these settings: the URL of WHMCS; the identifier and the secret of an API credential;
 * the id of a support department. It has no field for our id of a ticket, so the id is at the end
 * of the initial message; the subject contains the case.
 */
public final class Whmcs implements TicketDesk, TicketNoteWriter, TicketReader, DeskSelfTest {
  private final Uris root;
  private final String department;
  private final MailAttachment.AttachmentFormat mail;
  private final WhmcsCalls calls;

  /**
   * Creates the ticket system with all its capabilities.
   *
   * @throws IllegalArgumentException if the configuration lacks a required value
   */
  public static Desk open(DeskConfig config, Http http, Clock clock) {
    return Desk.withAllCapabilities(
        DeskId.at(DeskKind.WHMCS.code(), config.url()), new Whmcs(config, http, clock));
  }

  /** Sends its requests through {@code http}. */
  public Whmcs(DeskConfig config, Http http, Clock clock) {
    root = new Uris(config.url());
    department = config.requireQueue("the number of WHMCS's support department");
    mail = config.mail();
    calls = new WhmcsCalls(root, config, http, clock);
  }

  /**
   * Finds a ticket with the approximate search and verifies it: anyone can write our tag into a
   * subject, but our id of the ticket was never shown. A client may have another address than the
   * one we sent, and agents move tickets to other departments.
   */
  @Override
  public Optional<TicketRef> find(NewTicket wanted, ExternalId id)
      throws DeskException, InterruptedException {
    String mark = mark(wanted);
    DocumentNode found =
        calls.call(
            "GetTickets",
            Map.of("subject", mark, "ignore_dept_assignments", "true", "limitnum", "100"));
    List<DocumentNode> candidates =
        found.find("tickets").map(tickets -> tickets.list("ticket")).orElse(List.of()).stream()
            .filter(ticket -> ticket.text("subject").contains(mark))
            .toList();
    boolean isDrawnName = id.isDrawn(wanted.caseId());
    String requester = Requester.address(wanted);
    for (DocumentNode ticket : candidates) {
      if (isDrawnName ? isNamed(ticket.text("id"), id) : isFor(ticket, requester)) {
        return Optional.of(reference(ticket.text("id"), ticket.text("tid")));
      }
    }
    return Optional.empty();
  }

  /** Compares the requester; cases of versions without random ids have nothing better. */
  private boolean isFor(DocumentNode ticket, String requester) {
    return ticket.findText("deptid").filter(department::equals).isPresent()
        && ticket.findText("email").filter(requester::equalsIgnoreCase).isPresent();
  }

  /** Whether the initial message ends with our id. */
  private boolean isNamed(String ticket, ExternalId id) throws DeskException, InterruptedException {
    DocumentNode found = calls.call("GetTicket", Map.of("ticketid", ticket));
    return WhmcsTicket.opening(found).filter(text -> text.contains(id.text())).isPresent();
  }

  private static String mark(NewTicket newTicket) {
    return "[" + newTicket.caseId() + "]";
  }

  @Override
  public TicketRef open(NewTicket newTicket, ExternalId id)
      throws DeskException, InterruptedException {
    String address = Requester.address(newTicket);
    var values = new LinkedHashMap<String, String>();
    values.put("deptid", department);
    values.put(
        "subject", TemplateSyntax.SMARTY.escape(newTicket.subject()) + " " + mark(newTicket));
    values.put(
        "message",
        TemplateSyntax.SMARTY.escape(newTicket.summary()) + "\n\nReference: " + id.text());
    values.put("name", address);
    values.put("email", address);
    values.put("noemail", "true");
    MailAttachment.of(newTicket, mail).ifPresent(file -> values.put("attachments", files(file)));
    DocumentNode opened = calls.call("OpenTicket", values);
    return reference(opened.text("id"), opened.text("tid"));
  }

  @Override
  public boolean showsOpeningToRequester() {
    return true;
  }

  @Override
  public void add(TicketRef ticket, TicketNote ticketNote)
      throws DeskException, InterruptedException {
    var values = new LinkedHashMap<String, String>();
    values.put("ticketid", ticket.id());
    values.put("message", TemplateSyntax.SMARTY.escape(ticketNote.fullText()));
    MailAttachment.of(ticketNote, mail).ifPresent(file -> values.put("attachments", files(file)));
    DocumentNode unused = calls.call("AddTicketNote", values);
  }

  @Override
  public TicketUpdate read(TicketRef ticket, Optional<String> after)
      throws DeskException, InterruptedException {
    return WhmcsTicket.progress(calls.call("GetTicket", Map.of("ticketid", ticket.id())), after);
  }

  @Override
  public List<DeskCheckResult> check() throws InterruptedException {
    return new WhmcsCheck(calls, department, mail).examine();
  }

  private TicketRef reference(String id, String number) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("action", "view");
    query.put("id", id);
    return new TicketRef(id, number, Optional.of(root.at("/admin/supporttickets.php", query)));
  }

  private static String files(MailAttachment file) {
    var entry = new JsonObjectBuilder().with("name", file.name()).with("data", file.base64());
    byte[] json = DocumentCodec.toJson(List.of(entry)).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(json);
  }
}
