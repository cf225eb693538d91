package org.bounceback.sandbox.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bounceback.sandbox.desk.VendorTicket.Asking;
import org.bounceback.sandbox.desk.VendorTicket.File;
import org.bounceback.sandbox.desk.VendorTicket.Said;
import org.bounceback.sandbox.wire.HttpRequest;
import org.bounceback.sandbox.wire.HttpResponse;

/** Simulates the Ticketing API v2 of Zendesk according to its documentation. */
final class ZendeskApi implements VendorApi {
  private static final String TICKETS = "/api/v2/tickets.json";
  private static final Pattern ONE = Pattern.compile("/api/v2/tickets/(\\d+)(/comments)?\\.json");
  private static final Pattern UPLOAD = Pattern.compile("/api/v2/uploads/([a-z0-9]+)\\.json");
  private static final int OWN_ID = 7;
  private static final int OTHERS_ID = 8;

  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, File> uploads = new HashMap<>();
  private int uploaded;

  @Override
  public boolean opens(HttpRequest request) {
    return request.method().equals("POST") && request.uri().getPath().equals(TICKETS);
  }

  @Override
  public String firstStatus() {
    return "new";
  }

  @Override
  public String client() {
    return VendorDeskServer.USER;
  }

  @Override
  public HttpResponse refused(DeskRefusal deskRefusal) {
    String error =
        switch (deskRefusal.status()) {
          case 401 -> "Couldn't authenticate you";
          case 404 -> "RecordNotFound";
          case 400 -> "IdempotentRequestError";
          default -> "RecordInvalid";
        };
    return HttpResponse.json(
        deskRefusal.status(),
        json.createObjectNode()
            .put("error", error)
            .put("description", deskRefusal.reason())
            .toString());
  }

  @Override
  public synchronized HttpResponse answer(HttpRequest request, VendorTicketStore book)
      throws DeskRefusal, IOException {
    String pair = VendorDeskServer.USER + "/token:" + VendorDeskServer.TOKEN;
    String basic =
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    if (!request.header("Authorization").equals(basic)) {
      throw new DeskRefusal(401, "");
    }
    String path = request.uri().getPath();
    Matcher one = ONE.matcher(path);
    Matcher upload = UPLOAD.matcher(path);
    if (opens(request)) {
      return open(request, book);
    }
    if (path.equals(TICKETS)) {
      return found(request.query().getOrDefault("external_id", ""), book);
    }
    if (path.equals("/api/v2/uploads.json")) {
      return upload(request);
    }
    if (path.equals("/api/v2/users/me.json")) {
      return HttpResponse.json(200, "{\"user\":{\"id\":" + OWN_ID + ",\"role\":\"agent\"}}");
    }
    if (upload.matches() && request.method().equals("DELETE")) {
      uploads.remove(upload.group(1));
      return HttpResponse.json(200, "");
    }
    if (!one.matches()) {
      throw new DeskRefusal(404, "Not found");
    }
    VendorTicket ticket = book.get(one.group(1));
    if (one.group(2) != null) {
      return comments(ticket);
    }
    return request.method().equals("PUT")
        ? comment(request, ticket, book)
        : HttpResponse.json(200, json.createObjectNode().set("ticket", shown(ticket)).toString());
  }

  private HttpResponse open(HttpRequest request, VendorTicketStore book)
      throws DeskRefusal, IOException {
    JsonNode ticket = body(request).path("ticket");
    if (ticket.path("comment").path("body").asText().isEmpty()) {
      throw new DeskRefusal(422, "Description: cannot be blank");
    }
    var asking =
        new Asking(
            ticket.path("subject").asText(),
            ticket.path("requester").path("email").asText(),
            ticket.path("comment").path("body").asText(),
            files(ticket.path("comment")));
    String key = request.header("Idempotency-Key");
    String name = ticket.path("external_id").asText();
    VendorTicket opened =
        key.isEmpty() ? book.open(name, asking) : book.openOnce(key, request.text(), name, asking);
    return HttpResponse.json(201, json.createObjectNode().set("ticket", shown(opened)).toString());
  }

  private List<File> files(JsonNode comment) throws DeskRefusal {
    var files = new ArrayList<File>();
    for (JsonNode token : comment.path("uploads")) {
      File file = uploads.get(token.asText());
      if (file == null) {
        throw new DeskRefusal(422, "Attachment token is invalid or expired");
      }
      files.add(file);
    }
    return files;
  }

  private HttpResponse found(String name, VendorTicketStore book) {
    ObjectNode page = json.createObjectNode();
    var list = page.putArray("tickets");
    book.all().stream()
        .filter(ticket -> ticket.name().equals(name))
        .forEach(ticket -> list.add(shown(ticket)));
    return HttpResponse.json(200, page.toString());
  }

  private HttpResponse upload(HttpRequest request) throws DeskRefusal {
    String name = request.query().getOrDefault("filename", "");
    if (name.toLowerCase(Locale.ROOT).endsWith(".exe")) {
      throw new DeskRefusal(422, "File type is not allowed");
    }
    if (name.isEmpty() || request.body().toArray().length == 0) {
      throw new DeskRefusal(422, "No file");
    }
    String token = "u" + ++uploaded;
    uploads.put(token, File.of(name, request.header("Content-Type"), request.body().toArray()));
    return HttpResponse.json(201, "{\"upload\":{\"token\":\"" + token + "\"}}");
  }

  private HttpResponse comment(HttpRequest request, VendorTicket ticket, VendorTicketStore book)
      throws DeskRefusal, IOException {
    JsonNode comment = body(request).path("ticket").path("comment");
    Said unused =
        book.text(
            ticket.id(),
            client(),
            comment.path("body").asText(),
            comment.path("public").asBoolean(true),
            files(comment));
    return HttpResponse.json(200, json.createObjectNode().set("ticket", shown(ticket)).toString());
  }

  private HttpResponse comments(VendorTicket ticket) {
    ObjectNode page = json.createObjectNode();
    var list = page.putArray("comments");
    list.add(comment(new Said(1, client(), ticket.asking().body(), true, List.of())));
    ticket.messages().forEach(said -> list.add(comment(said)));
    page.putArray("users").addObject().put("id", OTHERS_ID).put("name", "maria");
    return HttpResponse.json(200, page.toString());
  }

  private ObjectNode comment(Said said) {
    return json.createObjectNode()
        .put("id", said.id())
        .put("author_id", said.author().equals(client()) ? OWN_ID : OTHERS_ID)
        .put("public", said.isPublic())
        .put("plain_body", said.text());
  }

  private ObjectNode shown(VendorTicket ticket) {
    return json.createObjectNode()
        .put("id", Integer.parseInt(ticket.id()))
        .put("external_id", ticket.name())
        .put("status", ticket.status())
        .set("via", json.createObjectNode().put("channel", ticket.channel()));
  }

  private JsonNode body(HttpRequest request) throws DeskRefusal, IOException {
    if (!request.header("Content-Type").equals("application/json")) {
      throw new DeskRefusal(422, "Unprocessable Entity");
    }
    return json.readTree(request.text());
  }
}
