package org.bounceback.sandbox.desk;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A ticket at one of the products' desks. Changed under the lock of its desk alone. */
public final class VendorTicket {
  private final String id;
  private final String name;
  private final Asking asking;
  private final List<Said> said = new ArrayList<>();
  private final String channel;
  private String status;

  /**
   * What a ticket was opened with.
   *
   * @param requester empty where none was given
   */
  public record Asking(String subject, String requester, String body, List<File> files) {
    public Asking {
      files = List.copyOf(files);
    }
  }

  /**
   * A file that came along.
   *
   * @param base64 what is in it
   */
  public record File(String name, String type, String base64) {
    static File of(String name, String type, byte[] bytes) {
      return new File(name, type, Base64.getEncoder().encodeToString(bytes));
    }

    /** What is in it, to the byte. */
    public byte[] bytes() {
      return Base64.getDecoder().decode(base64);
    }
  }

  /**
   * Something said in a ticket.
   *
   * @param open whether the requester sees it
   * @param files what came along
   */
  public record Said(int id, String author, String text, boolean open, List<File> files) {
    public Said {
      files = List.copyOf(files);
    }
  }

  VendorTicket(String id, String name, String channel, String status, Asking asking) {
    this.id = id;
    this.name = name;
    this.channel = channel;
    this.status = status;
    this.asking = asking;
  }

  /** The desk's own name for it. */
  public String id() {
    return id;
  }

  /** How it came: {@code api}, or {@code web} from a customer. */
  String channel() {
    return channel;
  }

  /** The client's name for it. */
  public String name() {
    return name;
  }

  /** What it was opened with. */
  public Asking asking() {
    return asking;
  }

  /** In the product's words. */
  public String status() {
    return status;
  }

  /** What was said in it since, oldest first. */
  public List<Said> said() {
    return List.copyOf(said);
  }

  /** All that the requester sees: the opening and what is not internal, with the files' names. */
  public String seenByRequester() {
    var seen = new StringBuilder(asking.subject()).append('\n').append(asking.body());
    asking.files().forEach(file -> seen.append('\n').append(file.name()));
    said.stream()
        .filter(Said::open)
        .forEach(
            words -> {
              seen.append('\n').append(words.text());
              words.files().forEach(file -> seen.append('\n').append(file.name()));
            });
    return seen.toString();
  }

  void say(Said words) {
    said.add(words);
  }

  void turn(String newStatus) {
    status = newStatus;
  }
}
