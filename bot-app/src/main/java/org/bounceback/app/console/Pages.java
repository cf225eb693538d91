package org.bounceback.app.console;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.bounceback.app.console.Sessions.Session;
import org.bounceback.cases.TicketStatus;
import org.bounceback.ticket.desk.local.LocalTicket;
import org.bounceback.ticket.desk.local.LocalTicket.Remark;

/** Renders the pages for a logged-in user. */
final class Pages {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Session session;

  Pages(Session session) {
    this.session = session;
  }

  /** Renders the login page. */
  static String login(String error) {
    var page = new Html();
    page.raw("<main class=door><h1>Tickets</h1>");
    if (!error.isEmpty()) {
      page.raw("<p class=complaint role=alert>").text(error).raw("</p>");
    }
    page.raw(
        "<form method=post action=/tickets/login>"
            + "<label>Your name<input name=name required maxlength=80 autocomplete=name></label>"
            + "<label>Token<input name=token type=password required"
            + " autocomplete=current-password></label>"
            + "<button class=main>Log in</button></form>"
            + "<p class=hint>The token is the value of <code>console.token</code>.</p></main>");
    return whole("Log in", page);
  }

  static String refused(String reason) {
    var page = new Html();
    page.raw("<main class=door><h1>Not done</h1>").element("p", reason);
    return whole("Not done", page.raw("<p><a href=/tickets>To the tickets</a></p></main>"));
  }

  String list(List<LocalTicket> tickets, boolean doneToo, int max) {
    Html page = head("Tickets");
    page.raw("<main><nav class=tabs>")
        .raw(doneToo ? "<a href=/tickets>Open</a>" : "<span aria-current=page>Open</span>")
        .raw(doneToo ? "<span aria-current=page>All</span>" : "<a href='/tickets?all'>All</a>")
        .raw("</nav>");
    if (tickets.isEmpty()) {
      page.raw("<p class=empty>There are no open tickets. Tickets that users open in the chat")
          .raw(" appear here when you reload the page.</p>");
    } else {
      page.raw("<ol class=tickets>");
      tickets.forEach(ticket -> row(page, ticket));
      page.raw("</ol>");
    }
    if (tickets.size() == max) {
      page.element("p class=hint", "The newest " + max + " are shown.");
    }
    return whole("Tickets", page.raw("</main>"));
  }

  String ticket(LocalTicket ticket) {
    Html page = head("Ticket " + ticket.number());
    page.raw("<main><p class=back><a href=/tickets>All tickets</a></p><article>")
        .raw("<header><p>")
        .raw(state(ticket.status()))
        .element("span class=number", "Ticket " + ticket.number())
        .raw("</p>")
        .element("h1", ticket.subject())
        .raw("<dl>");
    fact(page, "Answer to", ticket.requester());
    fact(page, "Case", ticket.about().text());
    ticket.opened().ifPresent(when -> fact(page, "Opened", TIME.format(when)));
    if (ticket.incomplete()) {
      fact(page, "Incomplete", "ask the customer for the full bounced e-mail");
    }
    page.raw("</dl></header><div class=words>").text(ticket.summary()).raw("</div>");
    ticket.file().ifPresent(name -> file(page, ticket.number() + "/mail", name));
    page.raw("</article>");
    ticket.remarks().forEach(remark -> remark(page, ticket, remark));
    answer(page, ticket);
    return whole("Ticket " + ticket.number(), page.raw("</main>"));
  }

  private static void row(Html page, LocalTicket ticket) {
    page.raw("<li><a href=/tickets/" + ticket.number() + ">")
        .element("span class=number", "" + ticket.number())
        .raw("<span class=what>")
        .element("strong", ticket.subject())
        .raw("<small>")
        .text(ticket.requester())
        .text(ticket.opened().map(when -> " · " + TIME.format(when)).orElse(""))
        .raw("</small></span>")
        .raw(state(ticket.status()))
        .raw("</a></li>");
  }

  private static void remark(Html page, LocalTicket ticket, Remark said) {
    page.raw("<article class=" + (said.open() ? "answer" : "note") + "><header><p>")
        .element("strong", said.author())
        .text(said.open() ? " answered" : " added from the chat")
        .raw("<time>")
        .text(time(said.said()))
        .raw("</time></p></header><div class=words>")
        .text(said.text())
        .raw("</div>");
    said.file().ifPresent(name -> file(page, ticket.number() + "/mail/" + said.number(), name));
    page.raw("</article>");
  }

  private static void file(Html page, String path, String name) {
    page.raw("<p class=file><a download href=/tickets/" + path + ">").text(name).raw("</a></p>");
  }

  private void answer(Html page, LocalTicket ticket) {
    boolean done = ticket.status() == TicketStatus.SOLVED;
    page.raw("<form class=reply method=post action=/tickets/" + ticket.number() + "/answer>")
        .raw(secret())
        .raw("<input type=hidden name=once value=" + UUID.randomUUID() + ">")
        .raw("<label>Reply (posted in the chat)<textarea name=words rows=5 required maxlength=")
        .raw(LocalTicket.MAX + "></textarea></label><p class=deeds>")
        .raw("<button class=main>Answer</button>")
        .raw(done ? "" : "<button name=close value=1>Answer and close</button>")
        .raw("</p></form><form class=turn method=post action=/tickets/" + ticket.number())
        .raw(done ? "/reopen>" : "/close>")
        .raw(secret())
        .raw(done ? "<button>Reopen</button></form>" : "<button>Close</button></form>");
  }

  private Html head(String title) {
    return new Html()
        .raw("<header class=top><p>")
        .element("b", "Bounceback")
        .text(" " + title)
        .raw("</p><form method=post action=/tickets/logout>")
        .raw(secret())
        .element("span", session.name())
        .raw("<button>Log out</button></form></header>");
  }

  private String secret() {
    return "<input type=hidden name=form value=" + session.form() + ">";
  }

  private static void fact(Html page, String label, String value) {
    page.raw("<div>").element("dt", label).element("dd", value).raw("</div>");
  }

  private static String state(TicketStatus status) {
    String word =
        switch (status) {
          case NEW -> "new";
          case OPEN, PENDING -> "open";
          case SOLVED, GONE, ELSEWHERE -> "closed";
        };
    return "<span class='state " + word + "'>" + word + "</span>";
  }

  private static String time(Instant when) {
    return TIME.format(when);
  }

  private static String whole(String title, Html page) {
    return new Html()
        .raw("<!doctype html><html lang=en><head><meta charset=utf-8>")
        .raw("<meta name=viewport content='width=device-width, initial-scale=1'>")
        .raw("<meta name=color-scheme content='light dark'>")
        .element("title", title + " · Bounceback")
        .raw("<link rel=stylesheet href=/tickets/style.css></head><body>")
        .raw(page.toString())
        .raw("</body></html>")
        .toString();
  }
}
