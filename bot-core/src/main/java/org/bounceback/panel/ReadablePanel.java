package org.bounceback.panel;

import java.util.List;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.data.InvalidDataException;
import org.bounceback.net.Deadline;
import org.bounceback.panel.PanelFailed.Cause;

/** A panel whose answers of an unexpected shape are a failure like any other. */
final class ReadablePanel implements HostingPanel {
  private final HostingPanel panel;

  ReadablePanel(HostingPanel panel) {
    this.panel = panel;
  }

  @Override
  public String server() {
    return panel.server();
  }

  @Override
  public PanelFacts facts(Deadline deadline) throws PanelFailed, InterruptedException {
    return read(() -> panel.facts(deadline));
  }

  @Override
  public DomainMail mailOf(Domain domain, Deadline deadline)
      throws PanelFailed, InterruptedException {
    return read(() -> panel.mailOf(domain, deadline));
  }

  @Override
  public List<OwnBlock> blocks(Ip ip, Deadline deadline) throws PanelFailed, InterruptedException {
    return read(() -> panel.blocks(ip, deadline));
  }

  @Override
  public String lift(OwnBlock block, Deadline deadline) throws PanelFailed, InterruptedException {
    return read(() -> panel.lift(block, deadline));
  }

  @Override
  public List<LogLine> deliveries(MailQuestion question, Deadline deadline)
      throws PanelFailed, InterruptedException {
    return read(() -> panel.deliveries(question, deadline));
  }

  @Override
  public List<PanelRight> rights(Deadline deadline) throws PanelFailed, InterruptedException {
    return read(() -> panel.rights(deadline));
  }

  /** One question. */
  private interface Question<T> {
    T ask() throws PanelFailed, InterruptedException;
  }

  private <T> T read(Question<T> question) throws PanelFailed, InterruptedException {
    try {
      return question.ask();
    } catch (InvalidDataException wrong) {
      throw new PanelFailed(
          Cause.UNREADABLE,
          "the panel of "
              + panel.server()
              + " gave an answer of another shape: "
              + wrong.getMessage(),
          wrong);
    }
  }
}
