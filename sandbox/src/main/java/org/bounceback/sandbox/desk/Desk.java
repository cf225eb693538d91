package org.bounceback.sandbox.desk;

import com.sun.net.httpserver.Headers;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bounceback.sandbox.desk.StoredTicket.Draft;
import org.bounceback.sandbox.desk.TicketStore.Filed;
import org.bounceback.sandbox.wire.HttpRequest;
import org.bounceback.sandbox.wire.HttpResponse;

/** Handles requests to open, show and find tickets. */
final class Desk {
  private static final String ROOT = "/tickets";
  private static final String FIND = "externalId=";
  private static final int MAX_KEY = 255;

  private static final Pattern JSON =
      Pattern.compile("application/json(\\s*;.*)?", Pattern.CASE_INSENSITIVE);

  private final DeskRules rules;
  private final TicketStore book;
  private final Pages pages = new Pages();
  private final DraftReader drafts = new DraftReader();

  Desk(DeskRules rules, TicketStore book) {
    this.rules = rules;
    this.book = book;
  }

  /**
   * Handles one request.
   *
   * @param url base URL of this ticket system's tickets, as clients reach them
   */
  HttpResponse answer(HttpRequest request, String url) {
    try {
      authorize(request.headers());
      return route(request, url);
    } catch (DeskRefusal deskRefusal) {
      return pages.refused(deskRefusal.status(), deskRefusal.reason());
    }
  }

  private void authorize(Headers headers) throws DeskRefusal {
    Optional<String> given = Optional.ofNullable(headers.getFirst("Authorization"));
    Optional<String> asked = rules.token().map(token -> "Bearer " + token);
    if (asked.isPresent() && !asked.equals(given)) {
      throw new DeskRefusal(401, "Authorization does not bear the token");
    }
  }

  private HttpResponse route(HttpRequest request, String url) throws DeskRefusal {
    String path = request.uri().getPath();
    boolean list = path.equals(ROOT);
    boolean one = path.startsWith(ROOT + '/');
    if (list && request.method().equals("POST")) {
      return open(request, url);
    }
    if (list && request.method().equals("GET")) {
      return pages.found(book.ofCase(caseId(request.uri())));
    }
    if (one && request.method().equals("GET")) {
      return book.withId(path.substring(ROOT.length() + 1))
          .map(pages::shown)
          .orElseThrow(() -> new DeskRefusal(404, "there is no such ticket"));
    }
    throw list || one
        ? new DeskRefusal(405, request.method() + " is not allowed here")
        : new DeskRefusal(404, "there is nothing here");
  }

  private HttpResponse open(HttpRequest request, String url) throws DeskRefusal {
    String key = key(request.headers());
    String type = Optional.ofNullable(request.headers().getFirst("Content-Type")).orElse("");
    if (!JSON.matcher(type).matches()) {
      throw new DeskRefusal(415, "Content-Type is not application/json");
    }
    Draft draft = drafts.read(request.text());
    Filed filed = rules.honoursKeys() ? book.fileOnce(key, draft, url) : book.file(key, draft, url);
    return pages.opened(filed.created() ? 201 : 200, filed.storedTicket());
  }

  private static String key(Headers headers) throws DeskRefusal {
    List<String> keys = headers.getOrDefault("Idempotency-Key", List.of());
    if (keys.size() != 1 || keys.get(0).isBlank() || keys.get(0).length() > MAX_KEY) {
      throw new DeskRefusal(400, "give one Idempotency-Key of 1 to 255 characters");
    }
    return keys.get(0);
  }

  private static String caseId(URI uri) throws DeskRefusal {
    String query = Optional.ofNullable(uri.getRawQuery()).orElse("");
    if (!query.startsWith(FIND)) {
      throw new DeskRefusal(400, "give externalId");
    }
    return URLDecoder.decode(query.substring(FIND.length()), StandardCharsets.UTF_8);
  }
}
