<?php
/**
 * Settings › CoP Elements: where this site's community is.
 *
 * @package CopElements
 */

namespace CopElements;

defined( 'ABSPATH' ) || exit;

const PAGE        = 'cop-elements';
const FILE_ACTION = 'cop_elements_file';

add_action( 'admin_menu', __NAMESPACE__ . '\add_settings_page' );
add_action( 'admin_init', __NAMESPACE__ . '\add_setting' );
add_action( 'admin_post_' . FILE_ACTION, __NAMESPACE__ . '\take_file' );
add_filter( 'plugin_action_links_' . plugin_basename( PLUGIN_FILE ), __NAMESPACE__ . '\add_link' );

function settings_address() {
	return admin_url( 'options-general.php?page=' . PAGE );
}

function add_link( $links ) {
	$link = sprintf( '<a href="%s">%s</a>', esc_url( settings_address() ), esc_html__( 'Settings', 'cop-elements' ) );
	return array_merge( array( $link ), $links );
}

function add_settings_page() {
	add_options_page( 'CoP Elements', 'CoP Elements', 'manage_options', PAGE, __NAMESPACE__ . '\settings_page' );
}

function add_setting() {
	register_setting(
		PAGE,
		OPTION,
		array(
			'type'              => 'object',
			'sanitize_callback' => __NAMESPACE__ . '\sane_settings',
		)
	);
}

/** The sources one can choose between, in words. */
function sources() {
	return array(
		'sample'    => __( 'A made-up community, to try things out. What you write stays in your browser.', 'cop-elements' ),
		'file'      => __( 'A community file, for reading', 'cop-elements' ),
		'device'    => __( 'A community file, and what people write stays in their own browser', 'cop-elements' ),
		'wordpress' => __( 'This WordPress: its users see and write the same', 'cop-elements' ),
		'service'   => __( 'The community service: everybody sees and writes the same', 'cop-elements' ),
	);
}

/** What a form may set; the file has a form of its own. */
function sane_settings( $given ) {
	$given = is_array( $given ) ? $given : array();
	// WordPress calls this twice where the option is new, the second time with what it answered.
	$sane = array(
		'source'     => array_key_exists( $given['source'] ?? '', sources() ) ? $given['source'] : DEFAULTS['source'],
		'community'  => sanitize_text_field( $given['community'] ?? '' ),
		'person'     => sanitize_text_field( $given['person'] ?? '' ),
		'service'    => esc_url_raw( trim( $given['service'] ?? '' ), array( 'http', 'https' ) ),
		'cookies'    => ! empty( $given['cookies'] ),
		'delete_all' => ! empty( $given['delete_all'] ),
		'file'       => basename( $given['file'] ?? settings()['file'] ),
	);
	if ( 'service' === $sane['source'] && '' === $sane['service'] ) {
		say( 'no_service', __( 'The service needs an address that starts with https:// or http://, such as https://communities.example.org/api/v1/.', 'cop-elements' ) );
	} elseif ( 'service' === $sane['source'] && is_ssl() && 0 === strpos( $sane['service'], 'http://' ) ) {
		say( 'mixed', __( 'This site is shown over https, and browsers refuse to ask a service over http from there. Give the service an address with https.', 'cop-elements' ) );
	} elseif ( 'service' === $sane['source'] ) {
		say_of_service( $sane['service'] );
	}
	if ( in_array( $sane['source'], array( 'file', 'device' ), true ) && null === community_file_path( $sane['file'] ) ) {
		say( 'no_file', __( 'There is no community file yet: choose one below.', 'cop-elements' ) );
	}
	return $sane;
}

/** Once a request: WordPress may ask twice. */
function say_of_service( $address ) {
	static $asked = false;
	if ( $asked ) {
		return;
	}
	$asked   = true;
	$problem = service_problem( $address );
	if ( $problem ) {
		say( $problem->get_error_code(), $problem->get_error_message(), 'warning' );
	} else {
		say( 'answers', __( 'The service answers.', 'cop-elements' ), 'success' );
	}
}

/** Once for each: WordPress may ask twice. */
function say( $code, $message, $type = 'error' ) {
	if ( ! in_array( $code, array_column( get_settings_errors( OPTION ), 'code' ), true ) ) {
		add_settings_error( OPTION, $code, $message, $type );
	}
}

/** Takes in the file of the second form. */
function take_file() {
	if ( ! current_user_can( 'manage_options' ) ) {
		wp_die( esc_html__( 'Only who may change the settings of this site can choose its community file.', 'cop-elements' ), '', array( 'response' => 403 ) );
	}
	check_admin_referer( FILE_ACTION );
	// phpcs:ignore WordPress.Security.ValidatedSanitizedInput -- A path that PHP made itself; the content is checked below.
	$uploaded = $_FILES['community_file']['tmp_name'] ?? '';
	if ( ! is_string( $uploaded ) || ! is_uploaded_file( $uploaded ) ) {
		$most = size_format( wp_max_upload_size() );
		/* translators: %s: a size, such as 8 MB. */
		say( 'not_sent', sprintf( __( 'No file arrived. This server takes files of at most %s; larger ones need upload_max_filesize and post_max_size raised in its php.ini.', 'cop-elements' ), $most ) );
	} else {
		$name = keep_community_file( $uploaded );
		if ( is_wp_error( $name ) ) {
			say( $name->get_error_code(), $name->get_error_message() );
		} else {
			$settings = array( 'file' => $name ) + settings();
			// Whoever chooses a file means it; that something else stays chosen would be a surprise.
			if ( ! in_array( $settings['source'], array( 'file', 'device' ), true ) ) {
				$settings['source'] = 'file';
			}
			update_option( OPTION, $settings );
			say( 'taken', __( 'The community file is in place.', 'cop-elements' ), 'success' );
		}
	}
	set_transient( 'settings_errors', get_settings_errors(), 30 );
	wp_safe_redirect( add_query_arg( 'settings-updated', 'true', settings_address() ) );
	exit;
}

function settings_page() {
	$settings = settings();
	?>
	<div class="wrap">
		<h1>CoP Elements</h1>
		<p><?php esc_html_e( 'Where is the community that the blocks and shortcodes of this site show?', 'cop-elements' ); ?></p>
		<form method="post" action="options.php">
			<?php settings_fields( PAGE ); ?>
			<table class="form-table" role="presentation">
				<?php
				source_row( $settings['source'] );
				text_row( 'service', __( 'Address of the service', 'cop-elements' ), $settings['service'], 'url', 'https://communities.example.org/api/v1/' );
				check_row( 'cookies', __( 'The service is on another host and knows people by its cookie', 'cop-elements' ), $settings['cookies'] );
				text_row( 'community', __( 'Id of one community', 'cop-elements' ), $settings['community'], 'text', '', __( 'Left empty, everybody sees the communities they are in.', 'cop-elements' ) );
				text_row( 'person', __( 'Id of a member', 'cop-elements' ), $settings['person'], 'text', '', __( 'Who everybody is, where what people write stays in their own browser.', 'cop-elements' ) );
				check_row( 'delete_all', __( 'When the plugin is deleted, delete these settings, the community file and all that was written here, too', 'cop-elements' ), $settings['delete_all'] );
				?>
			</table>
			<?php submit_button(); ?>
		</form>
		<h2><?php esc_html_e( 'Community file', 'cop-elements' ); ?></h2>
		<?php file_form( $settings['file'] ); ?>
	</div>
	<?php
}

function source_row( $chosen ) {
	echo '<tr><th scope="row">' . esc_html__( 'Community', 'cop-elements' ) . '</th><td><fieldset><legend class="screen-reader-text">' . esc_html__( 'Community', 'cop-elements' ) . '</legend>';
	foreach ( sources() as $source => $words ) {
		printf(
			'<p><label><input type="radio" name="%s[source]" value="%s" %s> %s</label></p>',
			esc_attr( OPTION ),
			esc_attr( $source ),
			checked( $chosen, $source, false ),
			esc_html( $words )
		);
	}
	echo '</fieldset></td></tr>';
}

function text_row( $name, $label, $value, $type, $placeholder, $help = '' ) {
	printf(
		'<tr><th scope="row"><label for="cop-%1$s">%2$s</label></th><td><input id="cop-%1$s" class="regular-text" name="%3$s[%1$s]" type="%4$s" value="%5$s" placeholder="%6$s">',
		esc_attr( $name ),
		esc_html( $label ),
		esc_attr( OPTION ),
		esc_attr( $type ),
		esc_attr( $value ),
		esc_attr( $placeholder )
	);
	if ( '' !== $help ) {
		echo '<p class="description">' . esc_html( $help ) . '</p>';
	}
	echo '</td></tr>';
}

function check_row( $name, $label, $is ) {
	printf(
		'<tr><td colspan="2" style="padding-inline-start: 0"><label><input type="checkbox" name="%s[%s]" value="1" %s> %s</label></td></tr>',
		esc_attr( OPTION ),
		esc_attr( $name ),
		checked( $is, true, false ),
		esc_html( $label )
	);
}

function file_form( $name ) {
	$address = community_file_address( $name );
	if ( null !== $address ) {
		printf( '<p>%s <a href="%s">%s</a></p>', esc_html__( 'In place:', 'cop-elements' ), esc_url( $address ), esc_html( $name ) );
	}
	?>
	<form method="post" enctype="multipart/form-data" action="<?php echo esc_url( admin_url( 'admin-post.php' ) ); ?>">
		<input type="hidden" name="action" value="<?php echo esc_attr( FILE_ACTION ); ?>">
		<?php wp_nonce_field( FILE_ACTION ); ?>
		<p><label for="cop-community-file"><?php esc_html_e( 'A file made to be shown: everybody who reaches this site can read it.', 'cop-elements' ); ?></label></p>
		<p><input id="cop-community-file" type="file" name="community_file" accept=".json,application/json" required></p>
		<?php submit_button( __( 'Use this file', 'cop-elements' ), 'secondary', 'cop-use-file' ); ?>
	</form>
	<?php
}
