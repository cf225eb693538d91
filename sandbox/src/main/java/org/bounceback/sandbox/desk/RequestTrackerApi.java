package org.bounceback.sandbox.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bounceback.sandbox.desk.VendorTicket.Asking;
import org.bounceback.sandbox.desk.VendorTicket.File;
import org.bounceback.sandbox.desk.VendorTicket.Said;
import org.bounceback.sandbox.wire.HttpRequest;
import org.bounceback.sandbox.wire.HttpResponse;

/** Simulates REST 2 of Request Tracker 5.0.3, based on a running installation. */
final class RequestTrackerApi implements VendorApi {
  private static final String REST = "/REST/2.0";
  private static final String QUEUE = "Bounces";
  private static final String FIELD = "Bounce id";
  private static final Pattern LOOK_UP =
      Pattern.compile("CF\\.\\{([^}]*)\\} = '([^']*)'|Subject LIKE '([^']*)'");
  private static final Pattern ONE = Pattern.compile("/ticket/(\\d+)(/history|/comment)?");
  private static final Pattern SAID =
      Pattern.compile("/(transaction|attachment)/(\\d+)(?:/attachments)?");

  private final ObjectMapper json = new ObjectMapper();

  @Override
  public boolean opens(HttpRequest request) {
    return request.method().equals("POST") && request.uri().getPath().equals(REST + "/ticket");
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
    return HttpResponse.json(
        deskRefusal.status(),
        json.createObjectNode().put("message", deskRefusal.reason()).toString());
  }

  @Override
  public HttpResponse answer(HttpRequest request, VendorTicketStore book)
      throws DeskRefusal, IOException {
    String pair = VendorDeskServer.USER + ":" + VendorDeskServer.TOKEN;
    String basic =
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    if (!request.header("Authorization").equals(basic)) {
      throw new DeskRefusal(401, "Unauthorized");
    }
    if (opens(request)) {
      return open(request, book);
    }
    String path = request.uri().getPath();
    if (!path.startsWith(REST)) {
      throw new DeskRefusal(404, "Not Found");
    }
    return route(request, path.substring(REST.length()), book);
  }

  private HttpResponse route(HttpRequest request, String path, VendorTicketStore book)
      throws DeskRefusal, IOException {
    Matcher one = ONE.matcher(path);
    Matcher said = SAID.matcher(path);
    if (path.equals("/tickets")) {
      return found(request.query().getOrDefault("query", ""), book);
    }
    if (path.equals("/rt")) {
      return HttpResponse.json(200, "{\"Version\":\"5.0.3\",\"Plugins\":[]}");
    }
    if (path.equals("/queue/" + QUEUE)) {
      return HttpResponse.json(
          200,
          "{\"id\":3,\"Name\":\"%s\",\"TicketCustomFields\":[{\"name\":\"%s\",\"id\":\"2\"}],"
                  .formatted(QUEUE, FIELD)
              + "\"_hyperlinks\":[{\"ref\":\"create\",\"type\":\"ticket\"}]}");
    }
    if (said.matches()) {
      return said.group(1).equals("transaction")
          ? parts(said(book, said.group(2)))
          : attachment(said(book, said.group(2)));
    }
    if (!one.matches()) {
      throw new DeskRefusal(404, "Not Found");
    }
    VendorTicket ticket = book.get(one.group(1));
    if (one.group(2) == null) {
      return HttpResponse.json(
          200,
          json.createObjectNode()
              .put("id", Integer.parseInt(ticket.id()))
              .put("Status", ticket.status())
              .toString());
    }
    return one.group(2).equals("/history") ? history(ticket) : comment(request, ticket, book);
  }

  private HttpResponse open(HttpRequest request, VendorTicketStore book)
      throws DeskRefusal, IOException {
    JsonNode body = body(request);
    String queue = body.path("Queue").asText();
    if (queue.isEmpty()) {
      throw new DeskRefusal(400, "Could not create ticket. Queue not set");
    }
    if (!queue.equals(QUEUE)) {
      throw new DeskRefusal(403, "No permission to create tickets in the queue '" + queue + "'");
    }
    List<File> files = files(body);
    // An unknown field is ignored silently.
    String name = body.path("CustomFields").path(FIELD).asText();
    String subject = body.path("Subject").asText();
    VendorTicket ticket =
        book.open(
            name,
            new Asking(
                subject, body.path("Requestor").asText(), body.path("Content").asText(), files));
    ObjectNode opened = json.createObjectNode().put("type", "ticket").put("id", ticket.id());
    return HttpResponse.json(201, opened.toString());
  }

  private static List<File> files(JsonNode body) throws DeskRefusal {
    var files = new ArrayList<File>();
    for (JsonNode file : body.path("Attachments")) {
      String base64 = file.path("FileContent").asText();
      if (file.path("FileName").asText().isEmpty() || base64.isEmpty()) {
        throw new DeskRefusal(400, "FileName, FileType and FileContent are required fields");
      }
      files.add(file(file.path("FileName").asText(), file.path("FileType").asText(), base64));
    }
    return files;
  }

  /** Re-encodes text files that are not ASCII, as RT does, including e-mails. */
  private static File file(String name, String type, String base64) {
    byte[] bytes = Base64.getDecoder().decode(base64);
    boolean text = type.startsWith("text/") || type.equals("message/rfc822");
    var utf8 = new String(bytes, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.UTF_8);
    return File.of(name, type, text ? utf8 : bytes);
  }

  private HttpResponse found(String query, VendorTicketStore book) throws DeskRefusal {
    Matcher looked = LOOK_UP.matcher(query);
    if (!looked.matches()) {
      throw new DeskRefusal(400, "Invalid query: " + query);
    }
    var items = json.createArrayNode();
    for (VendorTicket ticket : book.all()) {
      boolean byField = FIELD.equals(looked.group(1)) && ticket.name().equals(looked.group(2));
      boolean bySubject =
          looked.group(3) != null && ticket.asking().subject().contains(looked.group(3));
      if (byField || bySubject) {
        ObjectNode item = items.addObject().put("type", "ticket").put("id", ticket.id());
        String creator = ticket.channel().equals("api") ? client() : ticket.asking().requester();
        item.putObject("Creator").put("type", "user").put("id", creator);
      }
    }
    return HttpResponse.json(200, page(items.size()).set("items", items).toString());
  }

  private HttpResponse history(VendorTicket ticket) {
    var items = json.createArrayNode();
    items.add(transaction("1", "Create", client()));
    for (Said said : ticket.messages()) {
      items.add(
          transaction(
              String.valueOf(said.id()),
              said.isPublic() ? "Correspond" : "Comment",
              said.author()));
    }
    return HttpResponse.json(200, page(items.size()).set("items", items).toString());
  }

  private ObjectNode transaction(String id, String type, String creator) {
    ObjectNode transaction =
        json.createObjectNode().put("id", id).put("type", "transaction").put("Type", type);
    transaction.putObject("Creator").put("type", "user").put("id", creator);
    return transaction;
  }

  /** Lists the text first, then the files; the text is also sent where a client expects a file. */
  private HttpResponse parts(Said said) {
    var items = json.createArrayNode();
    part(items.addObject(), said.id(), said.isPublic() ? "text/html" : "text/plain", "");
    for (File file : said.files()) {
      part(items.addObject(), said.id(), file.type(), file.name());
    }
    return HttpResponse.json(200, page(items.size()).set("items", items).toString());
  }

  private static void part(ObjectNode item, int id, String type, String file) {
    item.put("type", "attachment")
        .put("id", String.valueOf(id))
        .put("ContentType", type)
        .put("Filename", file);
  }

  /** Writes replies as HTML, as RT's own page does. */
  private HttpResponse attachment(Said said) {
    String words = said.isPublic() ? "<p>" + said.text() + "</p>" : said.text();
    String base64 =
        Base64.getMimeEncoder().encodeToString(words.getBytes(StandardCharsets.UTF_8)) + "\n";
    return HttpResponse.json(
        200,
        json.createObjectNode()
            .put("id", said.id())
            .put("ContentType", said.isPublic() ? "text/html" : "text/plain")
            .put("Content", base64)
            .toString());
  }

  private HttpResponse comment(HttpRequest request, VendorTicket ticket, VendorTicketStore book)
      throws DeskRefusal, IOException {
    JsonNode body = body(request);
    if (!body.has("ContentType")) {
      throw new DeskRefusal(400, "ContentType is a required field for application/json");
    }
    Said unused =
        book.text(ticket.id(), client(), body.path("Content").asText(), false, files(body));
    return HttpResponse.json(201, "[\"Comments added\"]");
  }

  private static Said said(VendorTicketStore book, String id) throws DeskRefusal {
    Optional<Said> found =
        book.all().stream()
            .flatMap(ticket -> ticket.messages().stream())
            .filter(said -> String.valueOf(said.id()).equals(id))
            .findFirst();
    return found.orElseThrow(() -> new DeskRefusal(404, "Not Found"));
  }

  private ObjectNode page(int count) {
    return json.createObjectNode().put("total", count).put("count", count).put("page", 1);
  }

  private JsonNode body(HttpRequest request) throws DeskRefusal, IOException {
    if (!request.header("Content-Type").equals("application/json")) {
      throw new DeskRefusal(415, "Unsupported Media Type");
    }
    return json.readTree(request.text());
  }
}
