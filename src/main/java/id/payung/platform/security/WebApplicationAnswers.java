package id.payung.platform.security;

import id.payung.platform.Problems;
import id.payung.platform.engine.PlainAnswers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Camunda's own API answers a refusal with its own words and an error with the server's. Here a refusal arrives as it
 * does from our API, with our sentences, and of an error no more than that it happened.
 */
class WebApplicationAnswers extends OncePerRequestFilter {

    private final Problems problems;
    private final Answers answers;
    private final LocaleResolver locales;

    WebApplicationAnswers(Problems problems, Answers answers, LocaleResolver locales) {
        this.problems = problems;
        this.answers = answers;
        this.locales = locales;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        LocaleContextHolder.setLocale(locales.resolveLocale(request));
        var withheld = new Withheld(request, response);
        chain.doFilter(request, withheld);
        if (!withheld.isWithheld() || response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        var refused = PlainAnswers.refusalOf(request);
        if (refused.isPresent()) {
            answers.write(
                    response,
                    Objects.requireNonNull(problems.refused(refused.get()).getBody()));
        } else {
            answers.write(request, response, HttpStatus.valueOf(response.getStatus()), "signin.error");
        }
    }

    /** Lets an answer through as it is written, unless it turns out to be one of ours to write. */
    private static final class Withheld extends HttpServletResponseWrapper {

        private final HttpServletRequest request;
        private @Nullable ServletOutputStream stream;
        private @Nullable PrintWriter writer;

        Withheld(HttpServletRequest request, HttpServletResponse response) {
            super(response);
            this.request = request;
        }

        boolean isWithheld() {
            return getStatus() >= 500
                    || (getStatus() >= 400 && PlainAnswers.refusalOf(request).isPresent());
        }

        @Override
        public void flushBuffer() throws IOException {
            if (!isWithheld()) {
                super.flushBuffer();
            }
        }

        @Override
        public void sendError(int status, @Nullable String message) throws IOException {
            if (status >= 500) {
                setStatus(status);
            } else {
                super.sendError(status, message);
            }
        }

        @Override
        public void sendError(int status) throws IOException {
            sendError(status, null);
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            if (stream == null) {
                stream = new Stream(super.getOutputStream());
            }
            return stream;
        }

        @Override
        public PrintWriter getWriter() throws IOException {
            if (writer == null) {
                writer = new PrintWriter(
                        new java.io.OutputStreamWriter(getOutputStream(), StandardCharsets.UTF_8), false);
            }
            return writer;
        }

        private final class Stream extends ServletOutputStream {

            private final ServletOutputStream real;

            Stream(ServletOutputStream real) {
                this.real = real;
            }

            @Override
            public boolean isReady() {
                return real.isReady();
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                real.setWriteListener(listener);
            }

            @Override
            public void write(int b) throws IOException {
                if (!isWithheld()) {
                    real.write(b);
                }
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                if (!isWithheld()) {
                    real.write(bytes, from, length);
                }
            }

            @Override
            public void flush() throws IOException {
                if (!isWithheld()) {
                    real.flush();
                }
            }

            @Override
            public void close() throws IOException {
                if (!isWithheld()) {
                    real.close();
                }
            }
        }
    }
}
