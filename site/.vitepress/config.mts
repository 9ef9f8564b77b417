import { cpSync, existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitepress'

const site = join(dirname(fileURLToPath(import.meta.url)), '..')
const root = join(site, '..')
const pom = readFileSync(join(root, 'pom.xml'), 'utf8')
const version = /<artifactId>partnero-parent<\/artifactId>\s*<version>(.+?)<\/version>/.exec(pom)![1]
const repository = /<url>(https:\/\/github\.com\/.+?)<\/url>/.exec(pom)![1]

/** The documents in the order in which most readers need them. SiteTest fails when one is missing. */
const sidebar = [
  {
    text: 'Start here',
    items: [
      { text: 'Overview', link: '/' },
      { text: 'The first sale in 60 seconds', link: '/tutorial' },
      { text: 'Which method do I call?', link: '/which-method' },
      { text: 'When the network dies', link: '/when-the-network-dies' },
      { text: 'Errors', link: '/errors' },
      { text: 'Glossary', link: '/glossary' },
    ],
  },
  {
    text: 'Set up',
    items: [
      { text: 'Spring Boot', link: '/spring' },
      { text: 'Spring Boot: several programs', link: '/how-to/spring-programs' },
      { text: 'Spring Boot: HTTP, proxy and TLS', link: '/how-to/spring-http' },
      { text: 'Plain Java and CDI', link: '/how-to/plain-java-and-cdi' },
      { text: 'Kotlin', link: '/kotlin' },
      { text: 'Android', link: '/android' },
      { text: 'Gradle', link: '/gradle' },
      { text: 'Jackson 2 and Gson', link: '/how-to/jackson-2-and-gson' },
      { text: 'Proxy and TLS', link: '/how-to/proxy-and-tls' },
      { text: 'Start faster', link: '/how-to/faster-start' },
      { text: 'Several programs and tenants', link: '/how-to/several-programs' },
      { text: 'Move from hand-written HTTP', link: '/how-to/from-hand-written-http' },
    ],
  },
  {
    text: 'Sales and customers',
    items: [
      { text: 'The outbox', link: '/outbox' },
      { text: 'Payment webhooks', link: '/how-to/payment-webhooks' },
      { text: 'Refunds', link: '/how-to/refunds' },
      { text: 'Subscriptions and renewals', link: '/how-to/subscriptions' },
      { text: 'Life of a customer', link: '/life-of-a-customer' },
      { text: 'Import history', link: '/how-to/importing-history' },
      { text: "Spring's annotations and money", link: '/spring-and-money' },
    ],
  },
  {
    text: 'Test and operate',
    items: [
      { text: 'Testing', link: '/testing' },
      { text: 'Tests in Spring Boot', link: '/how-to/spring-tests' },
      { text: 'Troubleshooting', link: '/troubleshooting' },
      { text: 'Metrics, traces and logs', link: '/observability' },
      { text: 'Reconciliation', link: '/reconciliation' },
      { text: 'For a platform team', link: '/platform-team' },
      { text: 'Compatibility', link: '/compatibility' },
      { text: 'Performance', link: '/performance' },
    ],
  },
  {
    text: 'Inside',
    items: [
      { text: 'Wire format', link: '/wire-format' },
      { text: 'Architecture', link: '/architecture' },
      { text: 'Why it is like this', link: '/why' },
      { text: 'Write a transport', link: '/own-transport' },
      { text: 'Decisions', link: '/decisions/README' },
    ],
  },
]

/** A link that leaves the documents leads to the file in the repository. */
function leaveToRepository(md) {
  md.core.ruler.push('leave-to-repository', (state) => {
    for (const block of state.tokens) {
      for (const token of block.children ?? []) {
        const href = token.type === 'link_open' ? token.attrGet('href') : null
        if (!href || /^([a-z]+:|#|\/)/.test(href)) continue
        const file = normalize(join(dirname(state.env.relativePath), href))
        if (file.startsWith('..')) token.attrSet('href', `${repository}/blob/HEAD/${file.replace(/^(\.\.[/\\])+/, '')}`)
      }
    }
  })
}

export default defineConfig({
  title: 'Partnero for Java',
  description: 'A client that records every sale once, and can be tested without a network.',
  lang: 'en',
  srcDir: '../docs',
  outDir: './target/site',
  cacheDir: './target/cache',
  vite: {
    publicDir: join(site, 'target/public'),
    resolve: {
      alias: [
        { find: /^vue\/server-renderer$/, replacement: createRequire(import.meta.url).resolve('vue/server-renderer') },
        { find: /^vue$/, replacement: join(site, 'node_modules/vue/dist/vue.runtime.esm-bundler.js') },
      ],
    },
  },
  markdown: {
    // The same anchors as GitHub's, which the links of the documents use.
    anchor: {
      slugify: (heading) => heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replace(/ /g, '-'),
    },
    config: leaveToRepository,
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
  },
  themeConfig: {
    sidebar,
    outline: { level: [2, 3], label: 'On this page' },
    nav: [
      { text: 'Javadoc', link: '/javadoc/index.html', target: '_self' },
      { text: `Version ${version}`, link: `${repository}/blob/HEAD/CHANGELOG.md` },
    ],
    socialLinks: [{ icon: 'github', link: repository }],
    search: { provider: 'local' },
    docFooter: { prev: 'Previous', next: 'Next' },
  },
  buildEnd(config) {
    for (const file of ['alerts.yml', 'grafana-dashboard.json']) cpSync(join(root, 'docs', file), join(config.outDir, file))
    const javadoc = join(site, 'target/reports/apidocs')
    if (existsSync(javadoc)) cpSync(javadoc, join(config.outDir, 'javadoc'), { recursive: true })
  },
})
