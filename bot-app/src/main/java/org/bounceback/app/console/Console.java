package org.bounceback.app.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.bounceback.app.console.Sessions.Session;
import org.bounceback.cases.StoredMail;
import org.bounceback.cases.TicketStatus;
import org.bounceback.data.Resources;
import org.bounceback.store.StoreException;
import org.bounceback.ticket.DeskWebhookEvents;
import org.bounceback.ticket.desk.local.LocalTicket;
import org.bounceback.ticket.desk.local.LocalTickets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers everything under {@code /tickets} for users who have logged in with the token. Only our
 * own forms can change something: forms from other sites, and forms without the session's form
 * token, are refused.
 */
public final class Console implements HttpHandler {
  /** The base path. */
  public static final String PATH = "/tickets";

  private static final Logger log = LoggerFactory.getLogger(Console.class);
  private static final int LISTED = 200;
  private static final int MAX_NAME = 80;

  private final Sessions sessions;
  private final LocalTickets tickets;
  private final DeskWebhookEvents calls;

  /**
   * Creates a console.
   *
   * @param token the token for logging in
   * @param calls receives changes of tickets, so that the chat is notified immediately
   */
  public static Console of(
      String token, LocalTickets tickets, DeskWebhookEvents calls, Clock clock) {
    return new Console(new Sessions(token, new SecureRandom(), clock), tickets, calls);
  }

  Console(Sessions sessions, LocalTickets tickets, DeskWebhookEvents calls) {
    this.sessions = sessions;
    this.tickets = tickets;
    this.calls = calls;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      PageResponse pageResponse = reply(new ConsoleRequest(exchange));
      pageResponse.headers().forEach(exchange.getResponseHeaders()::set);
      byte[] body = pageResponse.body();
      exchange.sendResponseHeaders(pageResponse.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private PageResponse reply(ConsoleRequest consoleRequest) throws IOException {
    try {
      if (consoleRequest.isPost() && consoleRequest.isCrossSite()) {
        return refused(403, "That form was sent from another site.");
      }
      if (consoleRequest.path().equals("style.css")) {
        return PageResponse.style(Resources.text(Console.class, "console.css"));
      }
      if (consoleRequest.path().equals("login")) {
        return consoleRequest.isPost() ? login(consoleRequest) : door(200, "");
      }
      Optional<Session> session = consoleRequest.secret().flatMap(sessions::find);
      return session.isPresent() ? reply(consoleRequest, session.get()) : door(401, "");
    } catch (StoreException failed) {
      log.error("the store failed", failed);
      return refused(503, "The store failed; nothing was changed. Try again in a moment.");
    }
  }

  private PageResponse login(ConsoleRequest consoleRequest) throws IOException {
    Map<String, String> form = consoleRequest.loginForm();
    String name = form.getOrDefault("name", "").strip();
    if (name.isEmpty() || name.length() > MAX_NAME) {
      return door(400, "Enter your name, at most 80 characters.");
    }
    return switch (sessions.check(form.getOrDefault("token", ""))) {
      case RIGHT ->
          PageResponse.to(PATH)
              .with("Set-Cookie", cookie(consoleRequest, sessions.create(name), ""));
      case WRONG -> door(403, "That is not the token.");
      case TOO_MANY_WRONG -> door(429, "That is not the token, as many times before.");
    };
  }

  private PageResponse reply(ConsoleRequest consoleRequest, Session session)
      throws IOException, StoreException {
    if (consoleRequest.isPost()) {
      Map<String, String> form = consoleRequest.form();
      return session.sent(form.getOrDefault("form", ""))
          ? done(consoleRequest, session, form)
          : refused(403, "This form is too old. Go back, reload the page and send it again.");
    }
    if (!consoleRequest.isGet()) {
      return refused(405, "This page does not support that.");
    }
    if (consoleRequest.path().isEmpty()) {
      boolean doneToo = consoleRequest.hasQuery("all");
      return PageResponse.page(
          200, new Pages(session).list(tickets.newest(doneToo, LISTED), doneToo, LISTED));
    }
    String[] parts = consoleRequest.path().split("/", -1);
    OptionalLong number = number(parts[0]);
    if (number.isPresent() && parts.length == 1) {
      return tickets
          .find(number.getAsLong())
          .map(found -> PageResponse.page(200, new Pages(session).ticket(found)))
          .orElseGet(() -> refused(404, "There is no such ticket."));
    }
    return number.isPresent() && parts[1].equals("mail")
        ? file(number.getAsLong(), parts)
        : refused(404, "Page not found.");
  }

  private PageResponse file(long number, String[] parts) throws StoreException {
    OptionalLong remark = number(parts[parts.length - 1]);
    Optional<StoredMail> mail =
        remark.isPresent()
            ? tickets.mail(number, Math.toIntExact(remark.getAsLong()))
            : tickets.mail(number);
    return mail.map(PageResponse::file).orElseGet(() -> refused(404, "There is no such mail."));
  }

  private PageResponse done(
      ConsoleRequest consoleRequest, Session session, Map<String, String> form)
      throws StoreException {
    if (consoleRequest.path().equals("logout")) {
      consoleRequest.secret().ifPresent(sessions::end);
      return PageResponse.to(PATH).with("Set-Cookie", cookie(consoleRequest, "", "; Max-Age=0"));
    }
    String[] parts = consoleRequest.path().split("/", -1);
    OptionalLong number = number(parts[0]);
    if (number.isEmpty()
        || parts.length != 2
        || !isDone(number.getAsLong(), parts[1], session, form)) {
      return refused(404, "There is no such ticket.");
    }
    boolean unused = calls.ticketChanged(parts[0]);
    return PageResponse.to(PATH + "/" + number.getAsLong());
  }

  private boolean isDone(long number, String deed, Session session, Map<String, String> form)
      throws StoreException {
    String words = form.getOrDefault("words", "").strip();
    boolean there = tickets.find(number).isPresent();
    if (!there || words.length() > LocalTicket.MAX) {
      return false;
    }
    if (deed.equals("answer") && !words.isEmpty()) {
      there = tickets.answer(number, form.getOrDefault("once", ""), session.name(), words);
    }
    boolean closes = deed.equals("close") || form.containsKey("close");
    if (there && (closes || deed.equals("reopen"))) {
      there = tickets.setStatus(number, closes ? TicketStatus.SOLVED : TicketStatus.OPEN);
    }
    return there;
  }

  private static OptionalLong number(String text) {
    return text.matches("[1-9][0-9]{0,8}")
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  private static PageResponse door(int status, String complaint) {
    return PageResponse.page(status, Pages.login(complaint));
  }

  private static PageResponse refused(int status, String why) {
    return PageResponse.page(status, Pages.refused(why));
  }

  private static String cookie(ConsoleRequest consoleRequest, String secret, String more) {
    return ConsoleRequest.COOKIE
        + "="
        + secret
        + "; Path="
        + PATH
        + "; HttpOnly; SameSite=Strict"
        + (consoleRequest.isSecure() ? "; Secure" : "")
        + more;
  }
}
