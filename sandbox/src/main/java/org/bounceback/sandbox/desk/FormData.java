package org.bounceback.sandbox.desk;

import java.util.List;
import java.util.stream.Stream;
import org.bounceback.sandbox.desk.VendorTicket.File;
import org.bounceback.sandbox.wire.HttpRequest;
import org.bounceback.sandbox.wire.Multipart;

/** Parses a form with files (multipart/form-data, RFC 7578). */
final class FormData {
  private final List<Multipart.Part> parts;

  private FormData(List<Multipart.Part> parts) {
    this.parts = parts;
  }

  static FormData read(HttpRequest request) throws DeskRefusal {
    if (!request.type().equals("multipart/form-data")) {
      throw new DeskRefusal(415, "Content-Type is not multipart/form-data");
    }
    List<Multipart.Part> parts = Multipart.parts(request.header("Content-Type"), request.body());
    if (parts.isEmpty() || !request.text().stripTrailing().endsWith("--")) {
      throw new DeskRefusal(400, "a form without parts or without an end");
    }
    return new FormData(parts);
  }

  String first(String name) {
    return all(name).stream().findFirst().orElse("");
  }

  List<String> all(String name) {
    return named(name).map(part -> part.bytes().text()).toList();
  }

  List<File> files(String name) {
    return named(name)
        .map(part -> File.of(part.filename(), part.type(), part.bytes().toArray()))
        .toList();
  }

  private Stream<Multipart.Part> named(String name) {
    return parts.stream().filter(part -> part.name().equals(name));
  }
}
