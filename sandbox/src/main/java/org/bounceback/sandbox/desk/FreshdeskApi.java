package org.bounceback.sandbox.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bounceback.sandbox.desk.VendorTicket.Asking;
import org.bounceback.sandbox.desk.VendorTicket.File;
import org.bounceback.sandbox.desk.VendorTicket.Said;
import org.bounceback.sandbox.wire.HttpRequest;
import org.bounceback.sandbox.wire.HttpResponse;

/**
 * Simulates the API v2 of Freshdesk according to its documentation. Its search does not find
 * tickets of the last minutes.
 */
final class FreshdeskApi implements VendorApi {
  private static final String TICKETS = "/api/v2/tickets";
  private static final Pattern ONE =
      Pattern.compile("/api/v2/tickets/(\\d+)(/conversations|/notes)?");
  private static final int OWN_ID = 7;
  private static final int OTHERS_ID = 8;

  private final ObjectMapper json = new ObjectMapper();

  @Override
  public boolean opens(HttpRequest request) {
    return request.method().equals("POST") && request.uri().getPath().equals(TICKETS);
  }

  @Override
  public String firstStatus() {
    return "2";
  }

  @Override
  public String client() {
    return VendorDeskServer.USER;
  }

  @Override
  public HttpResponse refused(DeskRefusal deskRefusal) {
    return HttpResponse.json(
        deskRefusal.status(),
        json.createObjectNode().put("description", deskRefusal.reason()).toString());
  }

  @Override
  public HttpResponse answer(HttpRequest request, VendorTicketStore book)
      throws DeskRefusal, IOException {
    String pair = VendorDeskServer.TOKEN + ":X";
    String basic =
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    if (!request.header("Authorization").equals(basic)) {
      throw new DeskRefusal(401, "You have to be logged in to perform this action.");
    }
    String path = request.uri().getPath();
    if (opens(request)) {
      return open(FormData.read(request), book);
    }
    if (path.equals(TICKETS)) {
      var list = json.createArrayNode();
      book.all().forEach(ticket -> list.add(shown(ticket)));
      return HttpResponse.json(200, list.toString());
    }
    if (path.equals("/api/v2/search/tickets")) {
      return HttpResponse.json(200, "{\"total\":0,\"results\":[]}");
    }
    if (path.equals("/api/v2/agents/me")) {
      return HttpResponse.json(200, "{\"id\":" + OWN_ID + "}");
    }
    Matcher one = ONE.matcher(path);
    if (!one.matches()) {
      throw new DeskRefusal(404, "");
    }
    VendorTicket ticket = book.get(one.group(1));
    if (one.group(2) == null) {
      return HttpResponse.json(200, shown(ticket).toString());
    }
    return one.group(2).equals("/notes") ? note(request, ticket, book) : conversations(ticket);
  }

  private HttpResponse open(FormData form, VendorTicketStore book) throws DeskRefusal {
    for (String needed : List.of("email", "subject", "description", "status", "priority")) {
      if (form.first(needed).isBlank()) {
        throw new DeskRefusal(400, "Validation failed: " + needed + " is mandatory");
      }
    }
    String name = String.join(",", form.all("tags[]"));
    VendorTicket ticket =
        book.open(
            name,
            new Asking(
                form.first("subject"),
                form.first("email"),
                form.first("description"),
                form.files("attachments[]")));
    return HttpResponse.json(201, shown(ticket).toString());
  }

  private HttpResponse note(HttpRequest request, VendorTicket ticket, VendorTicketStore book)
      throws DeskRefusal, IOException {
    boolean form = request.header("Content-Type").startsWith("multipart/form-data");
    String html;
    boolean internal;
    List<File> files = List.of();
    if (form) {
      FormData data = FormData.read(request);
      html = data.first("body");
      internal = !data.first("private").equals("false");
      files = data.files("attachments[]");
    } else {
      JsonNode body = json.readTree(request.text());
      html = body.path("body").asText();
      internal = body.path("private").asBoolean(true);
    }
    if (html.isEmpty()) {
      throw new DeskRefusal(400, "Validation failed: body is mandatory");
    }
    String text =
        html.replace("<br>", "\n").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    Said unused = book.text(ticket.id(), client(), text, !internal, files);
    return HttpResponse.json(201, "{}");
  }

  private HttpResponse conversations(VendorTicket ticket) {
    var list = json.createArrayNode();
    for (Said said : ticket.messages()) {
      list.addObject()
          .put("id", said.id())
          .put("user_id", said.author().equals(client()) ? OWN_ID : OTHERS_ID)
          .put("private", !said.isPublic())
          .put("incoming", false)
          .put("body_text", said.text());
    }
    return HttpResponse.json(200, list.toString());
  }

  private ObjectNode shown(VendorTicket ticket) {
    ObjectNode shown =
        json.createObjectNode()
            .put("id", Integer.parseInt(ticket.id()))
            .put("status", Integer.parseInt(ticket.status()))
            .put("subject", ticket.asking().subject());
    var tags = shown.putArray("tags");
    List.of(ticket.name().split(",")).forEach(tags::add);
    shown.putObject("requester").put("email", ticket.asking().requester());
    return shown;
  }
}
