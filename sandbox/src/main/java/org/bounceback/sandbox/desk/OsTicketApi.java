package org.bounceback.sandbox.desk;

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
import org.bounceback.sandbox.wire.HttpRequest;
import org.bounceback.sandbox.wire.HttpResponse;

/**
 * Simulates the API of osTicket 1.18 according to its documentation and source: it opens tickets
 * from complete e-mails and recognizes duplicates by their Message-ID.
 */
final class OsTicketApi implements VendorApi {
  private static final String DEPARTMENT = "support@desk.example";
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"([^\"]+)\"");
  private static final Pattern WORD = Pattern.compile("=\\?UTF-8\\?B\\?([^?]*)\\?=\\s*");
  private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");

  @Override
  public boolean opens(HttpRequest request) {
    return request.uri().getPath().equals("/api/tickets.email");
  }

  @Override
  public String firstStatus() {
    return "open";
  }

  @Override
  public String client() {
    return VendorDeskServer.USER;
  }

  @Override
  public HttpResponse refused(DeskRefusal deskRefusal) {
    return HttpResponse.json(deskRefusal.status(), deskRefusal.reason());
  }

  @Override
  public HttpResponse answer(HttpRequest request, VendorTicketStore book)
      throws DeskRefusal, IOException {
    if (!request.header("X-API-Key").equals(VendorDeskServer.TOKEN)) {
      throw new DeskRefusal(401, "Valid API key required");
    }
    if (!request.method().equals("POST") || !request.uri().getPath().startsWith("/api/tickets.")) {
      throw new DeskRefusal(404, "Unknown resource");
    }
    if (!opens(request)) {
      throw new DeskRefusal(400, "Unable to create new ticket: validation errors");
    }
    return open(request.text(), book);
  }

  private static HttpResponse open(String mail, VendorTicketStore book) throws DeskRefusal {
    int end = mail.indexOf("\r\n\r\n");
    String head = end < 0 ? "" : "\r\n" + mail.substring(0, end + 2);
    String id = header(head, "Message-ID");
    if (id.isEmpty() || header(head, "From").isEmpty()) {
      throw new DeskRefusal(
          400, "Unable to create new ticket: validation errors:\nemail: required");
    }
    if (!header(head, "To").equals(DEPARTMENT)) {
      throw new DeskRefusal(403, "Ticket denied");
    }
    Optional<VendorTicket> seen = book.named(id);
    VendorTicket ticket =
        seen.isPresent() ? seen.get() : book.open(id, asking(head, mail.substring(end + 4)));
    return HttpResponse.json(201, ticket.id());
  }

  private static Asking asking(String head, String body) throws DeskRefusal {
    Matcher boundary = BOUNDARY.matcher(header(head, "Content-Type"));
    if (!boundary.find()) {
      throw new DeskRefusal(
          400, "Unable to create new ticket: validation errors:\nmessage: required");
    }
    String text = "";
    List<File> files = new ArrayList<>();
    for (String part : body.split("--" + Pattern.quote(boundary.group(1)), -1)) {
      int end = part.indexOf("\r\n\r\n");
      if (end > 0) {
        byte[] content = Base64.getMimeDecoder().decode(part.substring(end + 4).strip());
        Matcher name = FILE_NAME.matcher(part.substring(0, end));
        if (name.find()) {
          files.add(File.of(name.group(1), "application/octet-stream", content));
        } else {
          text = new String(content, StandardCharsets.UTF_8);
        }
      }
    }
    return new Asking(text(header(head, "Subject")), header(head, "From"), text, files);
  }

  private static String header(String head, String name) {
    Matcher found =
        Pattern.compile("\r\n" + name + ": (.*(?:\r\n[ \t].*)*)\r\n", Pattern.CASE_INSENSITIVE)
            .matcher(head);
    return found.find() ? found.group(1) : "";
  }

  private static String text(String encoded) {
    return WORD.matcher(encoded)
        .replaceAll(
            word ->
                Matcher.quoteReplacement(
                    new String(Base64.getDecoder().decode(word.group(1)), StandardCharsets.UTF_8)));
  }
}
